"""Exceptions for the operator: a wrong command line or set-up. Never for a problem in a submission.

OperatorError
├── SettingsError   mkdocs.yml is missing or says something that cannot be
├── SchemaError     the schemas or code lists themselves are broken
├── HistoryError    git cannot tell what was filed when, or what a change does
├── PlotlyError     the script of the interactive charts cannot be made, or cannot draw a chart
├── ReleaseError    a frozen release is not what was released
├── FoundingError   a new instance cannot be made from what was said of it
└── ForeignFileError a foreign file is not what the importer was told it is
"""


class OperatorError(Exception):
    """Something the person running the command must put right; its text is one plain sentence."""


class SettingsError(OperatorError):
    """The instance's settings are missing or contradict each other."""


class SchemaError(OperatorError):
    """A schema, code list or code of conduct that the program relies on is broken."""


class HistoryError(OperatorError):
    """The git history cannot answer when a file was filed, or what a change does."""


class PlotlyError(OperatorError):
    """The script that draws interactive charts cannot be made, or does not know a chart's kind of trace."""


class ReleaseError(OperatorError):
    """A frozen release cannot be made, or is not what its manifest says."""


class ForeignFileError(OperatorError):
    """A file given to `sixc import` cannot be read as what it was said to be."""


class FoundingError(OperatorError):
    """A new instance cannot be made from what was said of its election, or not in this place."""
