"""Makes charts for other sites: the bare page of each, its oEmbed answer and the snippets to copy (`embed`)."""
