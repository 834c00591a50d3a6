# One figure from Parley's CSV: real income of the parties in each outcome, with the range over elasticities.
#   parley solve us-china-2018 --csv -o outcomes.csv
#   Rscript examples/r/figure.R outcomes.csv figure.png
# Base R alone: no package is needed.
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 2) stop("usage: Rscript figure.R OUTCOMES.csv FIGURE.png")
table <- read.csv(arguments[1], stringsAsFactors = FALSE)
columns <- c("outcome", "economy", "variable", "unit", "value", "low", "high")
if (!all(columns %in% names(table))) stop("not the CSV of parley solve SCENARIO --csv")

income <- subset(table, variable == "real_income" & unit == "%" & economy %in% c("USA", "CHN"))
outcomes <- unique(income$outcome)
at <- match(income$outcome, outcomes) + ifelse(income$economy == "USA", -0.15, 0.15)
colour <- ifelse(income$economy == "USA", "#2166ac", "#b2182b")

png(arguments[2], width = 1200, height = 120 + 60 * length(outcomes), res = 120)
par(mar = c(4, 14, 1, 1), las = 1)
plot(income$value, at, pch = 19, col = colour, yaxt = "n", ylab = "", xlab = "Real income, % (line: over elasticity sources)",
     xlim = range(c(income$value, income$low, income$high, 0), na.rm = TRUE), ylim = c(0.5, length(outcomes) + 0.5))
segments(income$low, at, income$high, at, col = colour)
abline(v = 0, lty = 3)
axis(2, at = seq_along(outcomes), labels = outcomes, cex.axis = 0.8)
legend("bottomleft", legend = c("United States", "China"), col = c("#2166ac", "#b2182b"), pch = 19, bty = "n")
invisible(dev.off())
cat(sprintf("%d outcomes, largest loss %.3f %%\n", length(outcomes), min(income$value)))
