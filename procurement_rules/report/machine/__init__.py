"""A screening → forms for other programs: CSV, Parquet, SARIF 2.1.0, and the schema of the JSON report."""

from procurement_rules.report.machine.csv_form import csv_report
from procurement_rules.report.machine.parquet_form import parquet_report
from procurement_rules.report.machine.sarif import sarif_report
from procurement_rules.report.machine.schema import report_schema

__all__ = ["csv_report", "parquet_report", "report_schema", "sarif_report"]
