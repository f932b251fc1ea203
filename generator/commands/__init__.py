"""What can be asked of sixc: one file for each command.

Each loads what it needs when it runs, so that a check starts without the tools that build sites.
"""

from generator.commands import (
    admit,
    build,
    check,
    diff,
    gate,
    importing,
    init,
    new,
    plotly,
    redact,
    release,
    rights,
    serve,
    verify,
)

COMMANDS = (
    init.init,
    check.check,
    diff.diff,
    build.build,
    serve.serve,
    plotly.plotly,
    new.new,
    release.release,
    importing.import_,
    gate.gate,
    admit.admit,
    verify.verify,
    redact.redact,
    rights.rights,
)
