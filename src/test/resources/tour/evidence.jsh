import io.jevons.data.*;
import io.jevons.estimate.*;
import io.jevons.estimate.Calibration;
var market = Jevons.market("world-2024Q4").with("quarters", 4)
double[] y = {2.1, 2.9, 3.2, 4.8, 5.1, 5.7, 7.2, 7.9}
double[][] x = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}}
double[][] endogenous = {{1.1}, {1.8}, {3.3}, {3.9}, {5.2}, {5.8}, {7.1}, {8.2}}
double[][] exogenous = {{0.3}, {0.1}, {0.4}, {0.1}, {0.5}, {0.9}, {0.2}, {0.6}}
double[][] instruments = {{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}}
var random = new Random(1)
double[] price = random.doubles(40, 1, 3).toArray()
double[] quantity = random.doubles(40, 5, 9).toArray()
double[] sales = {144, 251, 419, 664, 955, 1198, 1271, 1122, 838, 548}
String[] situation = new String[180]
String[] alternative = new String[180]
boolean[] chosen = new boolean[180]
for (int i = 0; i < 180; i++) { situation[i] = "s" + i / 3; alternative[i] = "abc".substring(i % 3, i % 3 + 1); chosen[i] = i % 3 == (i / 3 * 7) % 5 % 3; }
var choices = Choices.of(situation, alternative, chosen).variable("cost", random.doubles(180).toArray())

DataSets.nvidiaRevenue(); DataSets.gpuRental(); DataSets.tokenPrices()           // typed rows, each with its source
Regression.ols(y, x).covariance(Covariance.HC1).fit()        // double[], double[][]; an intercept unless .noIntercept(); coefficients(), standardErrors(): intercept first; Covariance.neweyWest(4)
Regression.twoStage(y, endogenous, exogenous, instruments).fit()                 // order: intercept, endogenous, exogenous; standard errors with n - k
PartialAdjustment.of(quantity, price).fit(); NestedLogit.of(choices).fit(); Bass.of(sales).fit()
Calibration.of(market).free("training.*.growth.start").target("flagship", "sales", DataSets.nvidiaRevenue().dataCenter()).until("2024Q4").fit()      // a market, and how well it fits
Backtest.asOf("2025-01-31").draws(10).run()                  // forecast and interval against what happened, and against naive forecasts
HistoryCheck.afterR1()                                       // the article's claims against what happened
Calibration.bundled("world-2024Q4").compare()                // the bundled market beside its targets, misses included
