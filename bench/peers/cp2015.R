# The tables of tables.py in the R package cp2015: what NAFTA's tariff cuts did, deficits taken out.
#   Rscript cp2015.R TABLES [TOLERANCE [TIMES]]
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages(library(cp2015))
table <- function(name) read.csv(file.path(arguments[1], paste0(name, ".csv")), colClasses = c(sector = "character", input = "character"))
trade <- suppressWarnings(table("trade"))
# Its last region closes the system: a small one there, and 10,000 passes do not settle it.
regions <- c(setdiff(unique(trade$importer), "USA"), "USA")
data <- suppressWarnings(list(
  sets = list(regions = regions, sectors = table("theta")$sector),
  intermediate_consumption = table("inputs")[, c("input", "sector", "region", "value")],
  final_consumption = table("final")[, c("sector", "region", "value")],
  value_added = table("value_added")[, c("sector", "region", "value")],
  trade = data.frame(trade[, c("sector", "exporter", "importer", "value", "tariff")], tariff_bln = trade$tariff,
                     tariff_cfl = trade$tariff_new, d_bln = 1, d_cfl = 1),
  deficit = setNames(table("deficit"), c("region", "D")),
  theta = table("theta")))
tolerance <- if (length(arguments) > 1) as.numeric(arguments[2]) else 1e-7
for (k in seq_len(if (length(arguments) > 2) as.integer(arguments[3]) else 1)) {
  took <- system.time(found <- run_cp2015(data, zero_aggregate_deficit = TRUE, tol = tolerance, verbose = FALSE))
  cat(sprintf("tolerance %g: %.2f s of processor\n", tolerance, took[["user.self"]]))
}
print(subset(found$welfare, region %in% c("MEX", "CAN", "USA")), digits = 9)
print(found$convergence_info)
