/*
 * The demand engine's base run in C, 256 draws at once: what the Java engine is measured against beside NumPy.
 *
 *   cc -w -O3 -march=native -ffast-math -fopenmp-simd -o engine engine.c -lm    (loops over exp and log become vector calls)
 *   engine market.csv plain|lean SECONDS     microseconds of processor time a projection, the least of many blocks
 *   engine market.csv plain|lean --series    quarter,entity,variable,value of lane 0, for the check against the engine
 *
 * market.csv has the rows path,value of a market without sites, deployment, effort and vendors, as for engine.py.
 * "plain" does the operations of engine.py, calibration included, and keeps a row of lanes for every number. "lean" does
 * what algebra leaves: what no draw moves is one number, worked out once; exp(V/lambda) is a constant of the cell times a
 * power of cost that cells of equal beta share, so that V is never formed; ln r is ln cost + ln mu; revenue is summed by tier.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { N = 256, C = 16, J = 8, K = 8, NESTS = 4, GRADES = 8, T = 64, VALUES = 4096 };
#define DT 0.25
#define HOURS 8766.0
#define LANES _Pragma("omp simd") for (int l = 0; l < N; l++)

typedef double row[N];

static char paths[VALUES][96], texts[VALUES][64];
static int values, cells, tiers, works, nests, grades, periods, lean;
static char cell[C][48], tier[J][48], work[K][48], nest[NESTS][48], grade[GRADES][48];
static int grade_of[C], nest_of[J], open_[C][J], members[C][NESTS], saturates[C];

static const char *text(const char *path) {
    for (int i = 0; i < values; i++) {
        if (!strcmp(paths[i], path)) return texts[i];
    }
    return NULL;
}

static double get(const char *section, const char *name, const char *key, double otherwise) {
    char path[512];
    snprintf(path, sizeof path, "%s.%s.%s", section, name, key);
    const char *found = text(path);
    return found ? atof(found) : otherwise;
}

static double by_tier(const char *section, const char *name, const char *key, int j) {
    char path[512];
    snprintf(path, sizeof path, "%s.%s", key, tier[j]);
    return get(section, name, path, NAN);
}

static int add(char names[][48], int count, const char *name) {
    for (int i = 0; i < count; i++) {
        if (!strcmp(names[i], name)) return count;
    }
    snprintf(names[count], 48, "%.47s", name);
    return count + 1;
}

static int find(char names[][48], int count, const char *name) {
    for (int i = 0; i < count; i++) {
        if (!strcmp(names[i], name)) return i;
    }
    exit(2);
}

static void fill(row out, double value) { LANES out[l] = value; }

/* Parameters by lane. */
static row elasticity[C], sigma[C], saturation[C], entry[C], p[C], q[C], markup[C], beta[C], value_growth[C], viable0[C];
static row adoption0[C], tokens0[C], adjust[C], leave[C], change[C], novel[C], g0[C], g1[C], fade[C];
static row price0[J], price_fall[J], power0[J], power_fall[J], life[J], busy[J], platform[J], shipments[J], capacity0[J], grow[J];
static row respond[J], backlog[J], supply[J], contract[J], installed[J], rent_given[J], other0[J], o0[J], o1[J], of[J];
static row hours0[K], trend[K], psi[K], pull[K], lag[K], k0[K], k1[K], kf[K], split[K][J];
static row share0[C][J], latent[C][J], use[C][J], h0[GRADES][J], lambda[NESTS];
static double algorithmic, interest, opex, electricity, pue, low, high;

/* What a block's calibration gives. */
static row s_adjust[C], s_leave[C], s_change[C], s_novel[C], decay[C], ratio[C], median[C], potential[C], inclusive0[C];
static row s_train[K], s_rent[J], keep[J], capital[J], premium[J], rent0[J], alpha[C][J], log_use[C][J];
static double energy;

/* Lean: constants of exp(V/lambda) and of exp(V), and numbers by quarter. */
static row weight[C][J], single[C][J];
static double h_at[T][GRADES][J], log_h[T][GRADES][J], cost_at[T][J], log_cost[T][J], cell_at[T][C], work_at[T][K], other_at[T][J];
static double unit_power_at[T][J];

static void read_market(const char *file) {
    FILE *in = fopen(file, "r");
    char line[256];
    if (!in) exit(2);
    while (fgets(line, sizeof line, in)) {
        char *comma = strchr(line, ',');
        if (!comma) continue;
        *comma = 0;
        comma[strcspn(comma + 1, "\r\n") + 1] = 0;
        snprintf(paths[values], 96, "%.95s", line);
        snprintf(texts[values++], 64, "%.63s", comma + 1);
        char a[48], b[48], c[48];
        if (sscanf(line, "%47[^.].%47[^.].%47[^.]", a, b, c) == 3) {
            if (!strcmp(a, "tiers") && !strcmp(c, "price-usd")) tiers = add(tier, tiers, b);
            if (!strcmp(a, "cells") && !strcmp(c, "tokens-per-day")) cells = add(cell, cells, b);
            if (!strcmp(a, "training") && !strcmp(c, "gpu-hours-per-year")) works = add(work, works, b);
            if (!strcmp(a, "tiers") && !strcmp(c, "nest")) nests = add(nest, nests, comma + 1);
            if (!strcmp(a, "cells") && !strcmp(c, "grade")) grades = add(grade, grades, comma + 1);
        }
    }
    fclose(in);
    periods = (int)atof(text("quarters")) + 1;
    algorithmic = atof(text("algorithmic-trend"));
    interest = log1p(atof(text("finance.cost-of-capital")));
    opex = atof(text("finance.opex-rate"));
    electricity = atof(text("finance.electricity-usd-per-kwh"));
    pue = atof(text("finance.pue"));
    low = log(atof(text("rental.floor")));
    high = log(atof(text("rental.ceiling")));
    for (int k = 0; k < nests; k++) {
        char path[512];
        snprintf(path, sizeof path, "nests.%s", nest[k]);
        fill(lambda[k], atof(text(path)));
    }
    for (int j = 0; j < tiers; j++) {
        char path[512];
        snprintf(path, sizeof path, "tiers.%s.nest", tier[j]);
        nest_of[j] = find(nest, nests, text(path));
#define TIER(to, key) fill(to[j], get("tiers", tier[j], key, NAN))
        TIER(price0, "price-usd"), TIER(price_fall, "price-decline"), TIER(power0, "power-w"), TIER(power_fall, "power-decline");
        TIER(life, "life-years"), TIER(busy, "busy"), TIER(platform, "platform"), TIER(shipments, "shipments-per-year");
        TIER(capacity0, "capacity-per-year"), TIER(grow, "capacity-growth"), TIER(respond, "capacity-response");
        TIER(backlog, "backlog"), TIER(supply, "supply-elasticity"), TIER(contract, "contract-years");
        fill(installed[j], get("tiers", tier[j], "installed", -1));
        fill(rent_given[j], get("tiers", tier[j], "rent-usd-per-hour", -1));
        fill(other0[j], get("other-workloads", tier[j], "gpu-hours-per-year", 0));
        fill(o0[j], get("other-workloads", tier[j], "growth.start", 0));
        fill(o1[j], get("other-workloads", tier[j], "growth.long-run", 0));
        fill(of[j], get("other-workloads", tier[j], "growth.fade-years", 1));
        for (int g = 0; g < grades; g++) fill(h0[g][j], by_tier("grades", grade[g], "hours-per-mtok", j));
    }
    for (int c = 0; c < cells; c++) {
        char path[512];
        snprintf(path, sizeof path, "cells.%s.grade", cell[c]);
        grade_of[c] = find(grade, grades, text(path));
#define CELL(to, key) fill(to[c], get("cells", cell[c], key, NAN))
        CELL(elasticity, "elasticity"), CELL(sigma, "sigma"), CELL(entry, "new-market-elasticity"), CELL(p, "bass.p"), CELL(q, "bass.q");
        CELL(markup, "markup"), CELL(beta, "beta"), CELL(value_growth, "value-growth"), CELL(viable0, "viable");
        CELL(adoption0, "adoption"), CELL(tokens0, "tokens-per-day"), CELL(adjust, "adjust-time"), CELL(leave, "exit-time");
        CELL(change, "switching-time"), CELL(novel, "new-market-time"), CELL(g0, "growth.start"), CELL(g1, "growth.long-run");
        CELL(fade, "growth.fade-years");
        fill(saturation[c], get("cells", cell[c], "saturation", -1));
        saturates[c] = saturation[c][0] > 0;
        for (int j = 0; j < tiers; j++) {
            char key[512];
            snprintf(key, sizeof key, "cells.%s.latent.%s", cell[c], tier[j]);
            int is_latent = text(key) != NULL;
            snprintf(key, sizeof key, "cells.%s.shares.%s", cell[c], tier[j]);
            double share = text(key) ? atof(text(key)) : 0;
            snprintf(key, sizeof key, "grades.%s.hours-per-mtok.%s", grade[grade_of[c]], tier[j]);
            fill(share0[c][j], share);
            fill(latent[c][j], is_latent ? by_tier("cells", cell[c], "latent", j) : 0);
            fill(use[c][j], by_tier("cells", cell[c], "utilisation", j));
            open_[c][j] = (share > 0 || is_latent) && text(key);
            members[c][nest_of[j]] += open_[c][j];
        }
        LANES elasticity[c][l] *= 0.8 + 0.4 * l / (N - 1);
    }
    for (int k = 0; k < works; k++) {
#define WORK(to, key) fill(to[k], get("training", work[k], key, NAN))
        WORK(hours0, "gpu-hours-per-year"), WORK(trend, "efficiency-trend"), WORK(psi, "elasticity"), WORK(pull, "revenue-pull");
        WORK(lag, "adjust-time"), WORK(k0, "growth.start"), WORK(k1, "growth.long-run"), WORK(kf, "growth.fade-years");
        for (int j = 0; j < tiers; j++) {
            char key[512];
            snprintf(key, sizeof key, "training.%s.split.%s", work[k], tier[j]);
            fill(split[k][j], text(key) ? atof(text(key)) : 0);
        }
    }
}

static double quantile(double of_p) {
    double a = -40, b = 40;
    for (int i = 0; i < 200; i++) {
        double mid = 0.5 * (a + b);
        if (0.5 * erfc(-mid / sqrt(2)) < of_p) a = mid;
        else b = mid;
    }
    return 0.5 * (a + b);
}

/* Phi(-y) = exp(-y^2/2) F(u) / (1 + 13/16 y), u = (y - 5)/(y + 5); F as in the Java kernel, of degree 23. */
static const double F[] = {0x1.8ebfead4cc78dp-2, -0x1.9edc84793c3c5p-4, 0x1.80d1e033b25ebp-5, -0x1.cd4bbb1f5eba0p-8,
    -0x1.98e0ca14914d8p-7, 0x1.fd6ac7617a313p-7, -0x1.5ca776f6fc8b7p-7, 0x1.3e0d606281d44p-8, -0x1.5a32da4a96de1p-10,
    0x1.084e0b76e2d9cp-15, 0x1.1eecb7d3bdaa4p-13, -0x1.6bdd2fbb0efc4p-15, -0x1.c7fd824a1e06ap-18, 0x1.de0612997a23fp-18,
    -0x1.8a6320aa5fafep-23, -0x1.10f902f1f0518p-20, 0x1.fbc7b211fa5b8p-24, 0x1.47336e6c72dc9p-23, -0x1.900d601dc78ffp-26,
    -0x1.a0186e21e0f40p-26, 0x1.b97b86c0699d0p-29, 0x1.e21d32f06fc7bp-29, -0x1.1617ce005e2e1p-32, -0x1.571544b5790b4p-32};

static void normal_cdf(const row x, row out) {
    LANES {
        double y = fabs(x[l]), u = (y - 5) / (y + 5), f = F[23];
#pragma GCC unroll 23
        for (int i = 22; i >= 0; i--) f = f * u + F[i];
        double tail = exp(-0.5 * y * y) * f / (1 + 0.8125 * y);
        out[l] = x[l] > 0 ? 1 - tail : tail;
    }
}

static void choose(int c, row *v, row *share, row inclusive) {
    row top, total, best, sum[NESTS], of_nest[NESTS];
    fill(best, -1e300);
    for (int k = 0; k < nests; k++) {
        if (!members[c][k]) continue;
        fill(top, -1e300), fill(sum[k], 0);
        for (int j = 0; j < tiers; j++) {
            if (open_[c][j] && nest_of[j] == k) {
                LANES v[j][l] /= lambda[k][l];
                LANES top[l] = fmax(top[l], v[j][l]);
            }
        }
        for (int j = 0; j < tiers; j++) {
            if (open_[c][j] && nest_of[j] == k) {
                LANES share[j][l] = exp(v[j][l] - top[l]);
                LANES sum[k][l] += share[j][l];
            }
        }
        LANES of_nest[k][l] = lambda[k][l] * (top[l] + log(sum[k][l]));
        LANES best[l] = fmax(best[l], of_nest[k][l]);
    }
    fill(total, 0);
    for (int k = 0; k < nests; k++) {
        if (!members[c][k]) continue;
        LANES of_nest[k][l] = exp(of_nest[k][l] - best[l]);
        LANES total[l] += of_nest[k][l];
    }
    for (int k = 0; k < nests; k++) {
        if (members[c][k]) LANES of_nest[k][l] /= sum[k][l] * total[l];
    }
    for (int j = 0; j < tiers; j++) {
        if (open_[c][j]) LANES share[j][l] *= of_nest[nest_of[j]][l];
    }
    LANES inclusive[l] = best[l] + log(total[l]);
}

static double faded(double a, double b, double years, double t) { return b * t + (a - b) * years * (1 - exp(-t / years)); }

static void calibrate(void) {
    energy = pue * electricity / 1000;
    for (int j = 0; j < tiers; j++) {
        LANES {
            s_rent[j][l] = 1 - exp(-DT / contract[j][l]);
            keep[j][l] = exp(-DT / life[j][l]);
            capital[j][l] = (1 + platform[j][l]) * (interest + price_fall[j][l] + 1 / life[j][l] + opex) / (HOURS * busy[j][l]);
            double cost = price0[j][l] * capital[j][l] + power0[j][l] * energy;
            premium[j][l] = rent_given[j][l] > 0 ? rent_given[j][l] / cost : 1;
            rent0[j][l] = cost * premium[j][l];
        }
    }
    for (int k = 0; k < works; k++) LANES s_train[k][l] = 1 - exp(-DT / lag[k][l]);
    for (int c = 0; c < cells; c++) {
        LANES {
            s_adjust[c][l] = 1 - exp(-DT / adjust[c][l]);
            s_leave[c][l] = 1 - exp(-DT / leave[c][l]);
            s_change[c][l] = 1 - exp(-DT / change[c][l]);
            s_novel[c][l] = 1 - exp(-DT / novel[c][l]);
            decay[c][l] = exp(-(p[c][l] + q[c][l]) * DT);
            ratio[c][l] = q[c][l] / p[c][l];
            potential[c][l] = tokens0[c][l] * 365.25 / 1e6 / adoption0[c][l];
        }
        double of_viable = quantile(viable0[c][0]);
        LANES median[c][l] = sigma[c][l] * of_viable;
        row best, v[J], share[J], log_cost0[J];
        fill(best, -1e300);
        for (int j = 0; j < tiers; j++) {
            if (!open_[c][j]) continue;
            LANES log_use[c][j][l] = log(use[c][j][l]);
            LANES log_cost0[j][l] = log(rent0[j][l] * h0[grade_of[c]][j][l] / use[c][j][l]);
            if (share0[c][j][0] > 0) {
                row together;
                fill(together, 0);
                for (int i = 0; i < tiers; i++) {
                    if (nest_of[i] == nest_of[j]) LANES together[l] += share0[c][i][l];
                }
                LANES alpha[c][j][l] = lambda[nest_of[j]][l] * log(share0[c][j][l] / together[l]) + log(together[l])
                        + beta[c][l] * log_cost0[j][l];
                LANES best[l] = fmax(best[l], alpha[c][j][l]);
            }
        }
        for (int j = 0; j < tiers; j++) {
            if (!open_[c][j]) continue;
            if (!(share0[c][j][0] > 0)) LANES alpha[c][j][l] = best[l] + latent[c][j][l];
            LANES v[j][l] = alpha[c][j][l] - beta[c][l] * log_cost0[j][l];
        }
        choose(c, v, share, inclusive0[c]);
    }
}

/* What algebra saves is worked out once. */
static void make_lean(void) {
    for (int c = 0; c < cells; c++) {
        for (int j = 0; j < tiers; j++) {
            if (!open_[c][j]) continue;
            double of_v = alpha[c][j][0] + beta[c][0] * log_use[c][j][0];
            LANES weight[c][j][l] = exp(of_v / lambda[nest_of[j]][l]);
            LANES single[c][j][l] = exp(of_v);
        }
    }
    for (int i = 0; i < periods; i++) {
        double t = i * DT;
        for (int j = 0; j < tiers; j++) {
            unit_power_at[i][j] = power0[j][0] * exp(-power_fall[j][0] * t);
            cost_at[i][j] = (price0[j][0] * exp(-price_fall[j][0] * t) * capital[j][0] + unit_power_at[i][j] * energy) * premium[j][0];
            log_cost[i][j] = log(cost_at[i][j]);
            other_at[i][j] = other0[j][0] * exp(faded(o0[j][0], o1[j][0], of[j][0], t));
            for (int g = 0; g < grades; g++) {
                h_at[i][g][j] = h0[g][j][0] * exp(-algorithmic * t);
                log_h[i][g][j] = log(h_at[i][g][j]);
            }
        }
        for (int c = 0; c < cells; c++) cell_at[i][c] = faded(g0[c][0], g1[c][0], fade[c][0], t);
        for (int k = 0; k < works; k++) work_at[i][k] = faded(k0[k][0], k1[k][0], kf[k][0], t);
    }
}

/* The power of cost on a tier, (r h)^(-beta/lambda) or (r h)^-beta, which cells of one grade and equal beta share. */
static row powers[2][GRADES][J];
static double power_beta[2][GRADES][J];

static double *power_of(int c, int i, int j, const row log_rent) {
    int g = grade_of[c], alone = members[c][nest_of[j]] == 1;
    double *power = powers[alone][g][j];
    if (power_beta[alone][g][j] != beta[c][0]) {
        double exponent = -beta[c][0] / (alone ? 1 : lambda[nest_of[j]][0]), log_h_now = log_h[i][g][j];
        LANES power[l] = exp(exponent * (log_rent[l] + log_h_now));
        power_beta[alone][g][j] = beta[c][0];
    }
    return power;
}

static void choose_lean(int c, int i, row *log_rent, row *share, row inclusive) {
    row total, sum[NESTS], of_nest[NESTS];
    fill(total, 0);
    for (int k = 0; k < nests; k++) {
        if (!members[c][k]) continue;
        int alone = members[c][k] == 1;
        fill(sum[k], 0);
        for (int j = 0; j < tiers; j++) {
            if (open_[c][j] && nest_of[j] == k) {
                double *power = power_of(c, i, j, log_rent[j]);
                double *constant = alone ? single[c][j] : weight[c][j];
                LANES share[j][l] = constant[l] * power[l];
                LANES sum[k][l] += share[j][l];
            }
        }
        if (alone) LANES of_nest[k][l] = sum[k][l];
        else LANES of_nest[k][l] = exp(lambda[k][l] * log(sum[k][l]));
        LANES total[l] += of_nest[k][l];
    }
    for (int k = 0; k < nests; k++) {
        if (members[c][k]) LANES of_nest[k][l] /= sum[k][l] * total[l];
    }
    for (int j = 0; j < tiers; j++) {
        if (open_[c][j]) LANES share[j][l] *= of_nest[nest_of[j]][l];
    }
    LANES inclusive[l] = log(total[l]);
}

static row share[C][J], load[C][J], adoption[C], log_q[C], log_n[C], tokens[C], z_train[K], log_mu[J], capacity[J], last[J], fleet[J];
static row watts[J], log_tight[J], served[J], need[J], rent[J], log_rent[J], revenue, revenue0, log_hours[GRADES][J];

static void quarter(int i) {
    double t = i * DT;
    row target[J], unit_power[J], inference[J], paid[J], v[J], x, z, viable;
    if (!lean) {
        for (int g = 0; g < grades; g++) {
            for (int j = 0; j < tiers; j++) {
                if (h0[g][j][0] > 0) LANES log_hours[g][j][l] = log(h0[g][j][l] * exp(-algorithmic * t));
            }
        }
    }
    for (int j = 0; j < tiers; j++) {
        if (lean) {
            LANES rent[j][l] = cost_at[i][j] * exp(log_mu[j][l]);
            LANES log_rent[j][l] = log_cost[i][j] + log_mu[j][l];
            fill(unit_power[j], unit_power_at[i][j]);
        } else {
            LANES unit_power[j][l] = power0[j][l] * exp(-power_fall[j][l] * t);
            LANES rent[j][l] = (price0[j][l] * exp(-price_fall[j][l] * t) * capital[j][l] + unit_power[j][l] * energy) * premium[j][l]
                    * exp(log_mu[j][l]);
            LANES log_rent[j][l] = log(rent[j][l]);
        }
        fill(inference[j], 0), fill(paid[j], 0);
    }
    if (lean) memset(power_beta, 0, sizeof power_beta);  /* no cell has beta 0 */
    for (int c = 0; c < cells; c++) {
        int g = grade_of[c];
        row inclusive;
        for (int j = 0; j < tiers; j++) {
            if (!open_[c][j]) continue;
            if (lean) {
                double h = h_at[i][g][j];
                fill(load[c][j], h / use[c][j][0]);
            } else {
                LANES load[c][j][l] = h0[g][j][l] * exp(-algorithmic * t) / use[c][j][l];
                LANES v[j][l] = alpha[c][j][l] - beta[c][l] * (log_rent[j][l] + log_hours[g][j][l] - log_use[c][j][l]);
            }
        }
        if (lean) choose_lean(c, i, log_rent, target, inclusive);
        else choose(c, v, target, inclusive);
        LANES x[l] = (inclusive0[c][l] - inclusive[l]) / beta[c][l];
        LANES z[l] = (median[c][l] + value_growth[c][l] * t - x[l]) / sigma[c][l];
        normal_cdf(z, viable);
        if (i > 0) {
            for (int j = 0; j < tiers; j++) {
                if (open_[c][j]) LANES share[c][j][l] += s_change[c][l] * (target[j][l] - share[c][j][l]);
            }
            LANES {
                double reached = fmin(1, adoption[c][l] / viable[l]);
                double left = (1 - reached) / (1 + ratio[c][l] * reached) * decay[c][l];
                double above = fmax(0, adoption[c][l] - viable[l]);
                adoption[c][l] = viable[l] * (1 - left) / (1 + ratio[c][l] * left) + (1 - s_leave[c][l]) * above;
            }
            if (saturates[c]) {
                LANES {
                    double m = saturation[c][l];
                    double aim = log(m / (1 + (m - 1) * exp(elasticity[c][l] * m / (m - 1) * x[l])));
                    log_q[c][l] += s_adjust[c][l] * (aim - log_q[c][l]);
                }
            } else {
                LANES log_q[c][l] += s_adjust[c][l] * (-elasticity[c][l] * x[l] - log_q[c][l]);
            }
            LANES log_n[c][l] += s_novel[c][l] * (-entry[c][l] * x[l] - log_n[c][l]);
        }
        if (lean) LANES tokens[c][l] = potential[c][l] * adoption[c][l] * exp(cell_at[i][c] + log_q[c][l] + log_n[c][l]);
        else LANES tokens[c][l] = potential[c][l] * adoption[c][l]
                * exp(g1[c][l] * t + (g0[c][l] - g1[c][l]) * fade[c][l] * (1 - exp(-t / fade[c][l])) + log_q[c][l] + log_n[c][l]);
        for (int j = 0; j < tiers; j++) {
            if (!open_[c][j]) continue;
            LANES {
                double hours = tokens[c][l] * share[c][j][l] * load[c][j][l];
                inference[j][l] += hours;
                if (lean) paid[j][l] += (1 + markup[c][l]) * hours;
            }
        }
    }
    for (int j = 0; j < tiers; j++) {
        LANES need[j][l] = inference[j][l]
                + (lean ? other_at[i][j]
                        : other0[j][l] * exp(o1[j][l] * t + (o0[j][l] - o1[j][l]) * of[j][l] * (1 - exp(-t / of[j][l]))));
    }
    for (int k = 0; k < works; k++) {
        row now, start, hours;
        fill(now, 0), fill(start, 0);
        for (int j = 0; j < tiers && i > 0; j++) {
            if (split[k][j][0] > 0) {
                LANES now[l] += split[k][j][l] * rent[j][l];
                LANES start[l] += split[k][j][l] * rent0[j][l];
            }
        }
        if (i > 0) {
            LANES {
                double aim = -psi[k][l] * (log(now[l] / start[l]) - trend[k][l] * t) + pull[k][l] * log(revenue[l] / revenue0[l]);
                z_train[k][l] += s_train[k][l] * (aim - z_train[k][l]);
            }
        }
        if (lean) LANES hours[l] = hours0[k][l] * exp(work_at[i][k] + z_train[k][l] - trend[k][l] * t);
        else LANES hours[l] = hours0[k][l]
                * exp(k1[k][l] * t + (k0[k][l] - k1[k][l]) * kf[k][l] * (1 - exp(-t / kf[k][l])) + z_train[k][l] - trend[k][l] * t);
        for (int j = 0; j < tiers; j++) {
            if (split[k][j][0] > 0) LANES need[j][l] += split[k][j][l] * hours[l];
        }
    }
    for (int j = 0; j < tiers; j++) {
        LANES need[j][l] /= HOURS * busy[j][l];
        if (i == 0) {
            LANES fleet[j][l] = installed[j][l] >= 0 ? installed[j][l] : need[j][l];
            LANES watts[j][l] = fleet[j][l] * unit_power[j][l];
        } else {
            LANES {
                capacity[j][l] *= exp(DT * (grow[j][l] + respond[j][l] * fmin(2.302585092994046, fmax(0, log_tight[j][l]))));
                double kept = fleet[j][l] * keep[j][l];
                last[j][l] = fmax(0, fmin(capacity[j][l] * DT, fmax(need[j][l] - kept, backlog[j][l] * last[j][l])));
                fleet[j][l] = kept + last[j][l];
                watts[j][l] = watts[j][l] * keep[j][l] + last[j][l] * unit_power[j][l];
            }
        }
        LANES {
            double tight = need[j][l] / fleet[j][l];
            log_tight[j][l] = log(tight);
            served[j][l] = fmin(1, 1 / tight);
            double aim = fmax(low, fmin(high, log_tight[j][l] / supply[j][l]));
            log_mu[j][l] += s_rent[j][l] * (aim - log_mu[j][l]);
        }
    }
    fill(revenue, 0);
    if (lean) {
        for (int j = 0; j < tiers; j++) LANES revenue[l] += rent[j][l] * served[j][l] * paid[j][l];
    } else {
        for (int c = 0; c < cells; c++) {
            row all, part;
            fill(all, 0), fill(part, 0);
            for (int j = 0; j < tiers; j++) {
                if (!open_[c][j]) continue;
                LANES {
                    double spent = share[c][j][l] * (rent[j][l] * load[c][j][l]);
                    all[l] += spent;
                    part[l] += spent * served[j][l];
                }
            }
            LANES revenue[l] += tokens[c][l] * (all[l] * (1 + markup[c][l])) * (part[l] / all[l]);
        }
    }
    if (i == 0) LANES revenue0[l] = revenue[l];
}

static void run(int print) {
    if (!lean) calibrate();
    memcpy(share, share0, sizeof share), memcpy(adoption, adoption0, sizeof adoption);
    memset(log_q, 0, sizeof log_q), memset(log_n, 0, sizeof log_n), memset(z_train, 0, sizeof z_train), memset(log_mu, 0, sizeof log_mu);
    memcpy(capacity, capacity0, sizeof capacity);
    for (int j = 0; j < tiers; j++) LANES last[j][l] = shipments[j][l] * DT;
    for (int i = 0; i < periods; i++) {
        quarter(i);
        for (int j = 0; print && j < tiers; j++) {
            printf("%d,%s,need,%.17g\n%d,%s,fleet,%.17g\n%d,%s,rent,%.17g\n", i, tier[j], need[j][0], i, tier[j], fleet[j][0], i, tier[j],
                    rent[j][0]);
        }
        for (int c = 0; print && c < cells; c++) printf("%d,%s,tokens,%.17g\n", i, cell[c], tokens[c][0]);
    }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    lean = !strcmp(argv[2], "lean");
    read_market(argv[1]);
    calibrate();
    make_lean();
    if (!strcmp(argv[3], "--series")) {
        for (int c = 0; c < cells; c++) elasticity[c][0] /= 0.8;
        run(1);
        return 0;
    }
    double until = seconds() + atof(argv[3]), least = 1e9;
    while (seconds() < until) {
        double start = seconds();
        for (int b = 0; b < 4; b++) run(0);
        least = fmin(least, (seconds() - start) / 4);
    }
    printf("%.4f\n", least / N * 1e6);
    return 0;
}
