"""Lists the importers: one module for each source whose files become whole instances."""

from generator.importers.importer import Importer
from generator.importers.nl_transparency_statements import IMPORTER as NL_TRANSPARENCY_STATEMENTS

IMPORTERS: tuple[Importer, ...] = (NL_TRANSPARENCY_STATEMENTS,)
