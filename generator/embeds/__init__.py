"""Charts for other sites: a record in; its bare page, its oEmbed answer and the codes to copy, out (`embed`)."""
