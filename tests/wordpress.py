"""What WordPress does with an oEmbed answer from a site it does not know, done again from what is documented of it.

`kept` is its filter of the answer's HTML; `page` is a page with the result and what its script for embeds does.
"""

import re
from html import escape

from tests.built import Element, parse

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
    """The HTML that is left; empty where the embed is refused."""
    clean = "".join(_clean(part) for part in parse(html).inside)
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", clean, re.DOTALL)
    if found is None:
        return ""
    quote, frame = found[1] or "", found[2]
    marked = rf' src="\1#?secret={secret}" data-secret="{secret}"'
    frame = re.sub(' src="(.*?)"', marked, frame, count=1)
    if quote:
        quote = quote.replace(
            "<blockquote", f'<blockquote class="wp-embedded-content" data-secret="{secret}"'
        )
        frame = frame.replace("<iframe", f'<iframe style="{HIDDEN}"')
    sandbox = '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"'
    return quote + frame.replace("<iframe", sandbox)


def _clean(part: "Element | str") -> str:
    """Allowed elements with their allowed attributes; of others, what is in them."""
    if isinstance(part, str):
        return escape(part, quote=False)
    inside = "".join(_clean(each) for each in part.inside)
    if part.tag not in ALLOWED:
        return inside
    allowed = {name: part.attributes[name] for name in part.attributes if name in ALLOWED[part.tag]}
    written = "".join(f' {name}="{escape(value)}"' for name, value in allowed.items())
    return f"<{part.tag}{written}>{inside}</{part.tag}>"


def page(content: str) -> str:
    """A post of a WordPress site that shows the embed."""
    return f"<!doctype html><title>Post</title><main>{content}</main><script>{SCRIPT}</script>"
