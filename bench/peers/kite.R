# The tables of tables.py in the R package KITE 24.01: what NAFTA's tariff cuts did, deficits taken out.
#   Rscript kite.R TABLES [TOLERANCE [TIMES]]
arguments <- commandArgs(trailingOnly = TRUE)
suppressMessages({library(data.table); library(KITE)})
table <- function(name) fread(file.path(arguments[1], paste0(name, ".csv")))
id <- function(sector) sprintf("s%02d", sector)
trade <- table("trade")[, `:=`(sector = id(sector), paid = value * (1 + tariff))]
start <- list(
  trade_share = trade[, .(origin = exporter, destination = importer, value = paid / sum(paid)), by = sector][
    , .(origin, destination, sector, value)],
  tariff = trade[, .(origin = exporter, destination = importer, sector, value = 1 + tariff)],
  consumption_share = table("final")[, .(sector = id(sector), country = region, value = share)],
  factor_share = table("value_added")[, .(sector = id(sector), country = region, value = share)],
  intermediate_share = table("inputs")[, .(input = id(input), output = id(sector), country = region, value = share)],
  trade_elasticity = table("theta")[, .(sector = id(sector), value = 1 / value)],
  value_added = table("value_added")[, .(value = sum(value)), by = .(country = region)],
  trade_balance = table("deficit")[, .(country = region, value = 0)],
  expenditure = trade[, .(value = sum(paid)), by = .(sector, country = importer)])
start$trade_share[, value := value / sum(value), by = .(destination, sector)]
start$intermediate_share[, value := if (sum(value) == 0) 1 / .N else value / sum(value), by = .(output, country)]
for (name in names(start)) setorderv(start[[name]], rev(head(names(start[[name]]), -1)))
cuts <- trade[, .(origin = exporter, destination = importer, sector, value = 1 + tariff_new)]
tolerance <- if (length(arguments) > 1) as.numeric(arguments[2]) else 1e-4
settings <- list(verbose = 0L, tolerance = tolerance, max_iterations = 20000)
# Deficits are out of both: the second over the first is what the cuts did.
for (k in seq_len(if (length(arguments) > 2) as.integer(arguments[3]) else 1)) {
  took <- system.time({
    base <- process_results(update_equilibrium(caliendo_parro_2015, start, list(), settings))
    after <- process_results(update_equilibrium(caliendo_parro_2015, start, list(tariff_new = cuts), settings))
  })
  cat(sprintf("tolerance %g: %.2f s of processor\n", tolerance, took[["user.self"]]))
}
both <- merge(base$output$wage_change_real, after$output$wage_change_real, by = "country")
print(both[country %in% c("MEX", "CAN", "USA"), .(country, real_wage_pct = 100 * (value.y / value.x - 1))], digits = 9)
