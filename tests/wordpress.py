"""What WordPress does with an oEmbed answer from a site it does not know, done again from what is documented of it.

`kept` is its filter of the answer's HTML; `page` is a page with the result and what its script for embeds does.
"""

import re

ALLOWED = {
    "a": {"href"},
    "blockquote": set[str](),
    "iframe": {
        *("src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling"),
        "title",
    },
}
HIDDEN = "position: absolute; visibility: hidden;"
SCRIPT = """
addEventListener('message', event => {
  const data = event.data;
  if (!data || !data.secret || /[^a-zA-Z0-9]/.test(data.secret)) return;
  const marked = tag => document.querySelectorAll(`${tag}[data-secret="${data.secret}"]`);
  marked('blockquote').forEach(quote => { quote.style.display = 'none'; });
  marked('iframe').forEach(frame => {
    if (event.source !== frame.contentWindow) return;
    frame.removeAttribute('style');
    if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10) || 0));
    if (data.message === 'link') {
      const from = new URL(frame.getAttribute('src')), to = new URL(data.value);
      const known = /^https?:$/.test(to.protocol) && to.host === from.host;
      if (known && document.activeElement === frame) top.location.href = data.value;
    }
  });
});
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('iframe.wp-embedded-content').forEach(frame => {
    frame.contentWindow.postMessage({ message: 'ready', secret: frame.dataset.secret }, '*');
  });
});
"""


def kept(html: str, secret: str) -> str:
    """The HTML that is left; empty where the embed is refused. Like WordPress' own it knows signs, not elements."""
    clean = re.sub(r"</?(\w+)([^>]*)>", _tag, html)
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", clean, re.DOTALL)
    if found is None:
        return ""
    made = (found[1] or "") + found[2]
    marked = rf' src="\2#?secret={secret}" data-secret="{secret}"'
    made = re.sub(r""" src=(['"])(.*?)\1""", marked, made, count=1)
    made = made.replace("<blockquote", f'<blockquote data-secret="{secret}"')
    if found[1]:
        made = made.replace("<iframe", f'<iframe style="{HIDDEN}"')
        made = made.replace("<blockquote", '<blockquote class="wp-embedded-content"')
    sandbox = '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    return made.replace("<iframe", sandbox)


def _tag(found: re.Match[str]) -> str:
    """An allowed tag with its allowed attributes; of others nothing, and what is in them stays."""
    name, attributes = found[1].lower(), re.findall(r'([\w-]+)="([^"]*)"', found[2])
    if name not in ALLOWED:
        return ""
    if found[0].startswith("</"):
        return f"</{name}>"
    written = "".join(f' {key}="{value}"' for key, value in attributes if key in ALLOWED[name])
    return f"<{name}{written}>"


def page(content: str) -> str:
    """A post of a WordPress site that shows the embed."""
    return f"<!doctype html><title>Post</title><main>{content}</main><script>{SCRIPT}</script>"
