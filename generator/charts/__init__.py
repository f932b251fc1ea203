"""Charts: one file for each question, which answers it from facts and sums with a figure.

The order of `CHARTS` is their order on pages.
"""

from generator.charts import (
    affiliate_share,
    ai_use,
    completeness,
    funding_origins,
    funding_sources,
    money_flow,
    spend_by_platform,
    spend_over_time,
    targeting_methods,
)
from generator.charts.chart import Chart

CHARTS: tuple[Chart, ...] = (
    spend_by_platform.CHART,
    spend_over_time.CHART,
    funding_origins.CHART,
    funding_sources.CHART,
    money_flow.CHART,
    targeting_methods.CHART,
    ai_use.CHART,
    affiliate_share.CHART,
    completeness.CHART,
)
