"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const tab = Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, "0")).join("");
  const root = location.pathname;
  const fresh = scenario => ({scenario, inputs: {}, values: {}, starts: {}});
  const copy = value => JSON.parse(JSON.stringify(value));

  let world;
  let offered;                 // What can be moved of the scenario.
  let setting;
  let view = {entity: "", variable: ""};
  let answer;
  let bands;
  let kept;                    // A setting kept to compare, with its answer.
  const past = [];
  const future = [];
  const offers = new Map();

  // ---- Asking. A newer move supersedes what is on its way: its answer is dropped here and its work given up there.

  class Superseded extends Error {}

  async function ask(path, body, signal) {
    let reply;
    let found;
    try {
      reply = await fetch(root + path, body === undefined ? {signal} : {
        method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body), signal});
      // It may be given up here too, with its text half read.
      found = await reply.json();
    } catch (failed) {
      if (failed instanceof SyntaxError) throw failed;
      if (failed.name !== "AbortError") gone();
      throw new Superseded();
    }
    if (reply.status === 409) throw new Superseded();
    if (!reply.ok) throw new Error(found.message);
    return found;
  }

  let retry;
  function gone() {
    byId("gone").hidden = false;
    if (retry) return;
    retry = setInterval(async () => {
      try {
        const reply = await fetch(root + "world");
        if (!reply.ok) return;
        clearInterval(retry);
        retry = undefined;
        byId("gone").hidden = true;
        refresh();
      } catch (still) {
        // It is asked again.
      }
    }, 3000);
  }

  let asking = false;
  let again = false;
  let bandsOnTheirWay;
  let movedAt = 0;

  /** One answer is on its way at a time; while one drags, the next is asked for as soon as the last is there. */
  async function refresh() {
    if (bandsOnTheirWay) bandsOnTheirWay.abort();
    yearsAreOld(true);
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    const since = movedAt;
    const asked = {page: tab, setting: copy(setting), entity: view.entity, variable: view.variable};
    try {
      const found = await ask("answer", asked);
      answer = found;
      bands = undefined;
      byId("fault").hidden = true;
      // The bands are worked out there while the lines are drawn here.
      if (!again) askBands(asked, since);
      draw();
      timing("lines", since);
    } catch (failed) {
      if (!(failed instanceof Superseded)) fault(failed);
    } finally {
      asking = false;
    }
    if (again) {
      again = false;
      refresh();
    }
  }

  async function askBands(asked, since) {
    const control = new AbortController();
    bandsOnTheirWay = control;
    try {
      const found = await ask("bands", asked, control.signal);
      if (control.signal.aborted) return;
      bands = found;
      drawBands();
      if (taking) taken(taking);
      timing("bands", since, () => askYears(asked, control.signal));
    } catch (failed) {
      if (!(failed instanceof Superseded)) fault(failed);
    }
  }

  /** The long table comes last, when nothing is left to draw; until then it is marked as that of an earlier setting. */
  async function askYears(asked, signal) {
    try {
      const found = await ask("years", asked, signal);
      if (signal.aborted) return;
      fill(byId("years"), found.years);
      yearsAreOld(false);
    } catch (failed) {
      if (!(failed instanceof Superseded)) fault(failed);
    }
  }
  const yearsAreOld = old => {
    byId("years").classList.toggle("old", old);
    byId("years").setAttribute("aria-busy", String(old));
  };

  function fault(failed) {
    byId("fault").textContent = failed.message;
    byId("fault").hidden = false;
  }

  /** From the move to the paint, for whoever measures it; and what waits for the paint. */
  function timing(name, since, then) {
    const detail = {drawn: performance.now()};
    requestAnimationFrame(() => setTimeout(() => {
      if (since) performance.measure("jevons-" + name, {start: since, end: performance.now(), detail});
      if (then) then();
    }, 0));
  }

  // ---- The setting, and how it changes.

  function move(change) {
    movedAt = performance.now();
    change(setting);
    refresh();
  }

  /** Remembers the setting as it was before a change that is finished. */
  let before;
  function begin() {
    if (before === undefined) before = JSON.stringify(setting);
  }
  function commit() {
    const was = before;
    before = undefined;
    if (was === undefined || was === JSON.stringify(setting)) return;
    past.push(was);
    future.length = 0;
    history.pushState(null, "", "#" + encodeURIComponent(JSON.stringify(setting)));
    buttons();
  }
  function change(how) {
    begin();
    move(how);
    commit();
  }
  function restore(text) {
    const scenario = setting.scenario;
    setting = JSON.parse(text);
    movedAt = performance.now();
    (setting.scenario === scenario ? Promise.resolve() : offer()).then(() => {
      controls();
      refresh();
    });
    buttons();
  }
  function step(from, to) {
    if (!from.length) return;
    to.push(JSON.stringify(setting));
    const text = from.pop();
    history.replaceState(null, "", "#" + encodeURIComponent(text));
    restore(text);
  }
  function buttons() {
    byId("undo").disabled = !past.length;
    byId("redo").disabled = !future.length;
    byId("reset").disabled = JSON.stringify(setting) === JSON.stringify(fresh(setting.scenario));
    byId("pin").setAttribute("aria-pressed", String(Boolean(kept)));
    byId("pin").textContent = kept ? "Compare no longer" : "Keep to compare";
  }

  function ofAddress() {
    try {
      const read = JSON.parse(decodeURIComponent(location.hash.slice(1)));
      const known = world.scenarios.some(s => s.name === read.scenario);
      return known ? {...fresh(read.scenario), ...read} : undefined;
    } catch (none) {
      return undefined;
    }
  }

  async function offer() {
    const name = setting.scenario;
    if (!offers.has(name)) offers.set(name, await ask("scenario", {name}));
    offered = offers.get(name);
    byId("preset").value = name;
    const entities = [...new Set(offered.series.map(s => s[0]))];
    options(byId("entity"), entities, view.entity);
    if (!entities.includes(view.entity)) view.entity = entities.includes("total") ? "total" : entities[0];
    byId("entity").value = view.entity;
    variables();
  }

  function variables() {
    const names = offered.series.filter(s => s[0] === view.entity).map(s => s[1]);
    options(byId("variable"), names, view.variable);
    if (!names.includes(view.variable)) view.variable = ["need", "hours-h100e"].find(n => names.includes(n)) || names[0];
    byId("variable").value = view.variable;
  }

  function options(select, names, chosen) {
    select.replaceChildren(...names.map(name => {
      const option = document.createElement("option");
      option.value = name;
      option.textContent = name;
      option.selected = name === chosen;
      return option;
    }));
  }

  // ---- Controls.

  function element(tag, properties, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  }

  const steps = 400;
  const isWide = input => input.from > 0 && input.to / input.from > 20;
  const toStep = (input, value) => isWide(input)
    ? steps * Math.log(value / input.from) / Math.log(input.to / input.from)
    : steps * (value - input.from) / (input.to - input.from);
  const ofStep = (input, at) => tidy(isWide(input)
    ? input.from * Math.pow(input.to / input.from, at / steps)
    : input.from + (input.to - input.from) * at / steps);
  const tidy = value => Number(value.toPrecision(4));

  function inputControl(input, id) {
    const at = () => setting.inputs[input.name] ?? input.start;
    const range = element("input", {type: "range", id: id + "-r", min: 0, max: steps, step: 1});
    const number = element("input", {type: "number", id: id + "-n", step: "any"});
    number.setAttribute("aria-label", input.words + ", exact value");
    const back = element("button", {type: "button", textContent: "Back"});
    back.setAttribute("aria-label", "Put " + input.words + " back");
    const where = element("span", {className: "note"});
    const box = element("div", {className: "input"},
      element("label", {htmlFor: id + "-r"},
        element("span", {className: "words", textContent: input.words + (input.factor ? ", factor on it" : "")}),
        element("span", {className: "path", textContent: input.name})),
      element("div", {className: "track"}, hill(input), range),
      element("div", {className: "row"}, number, element("span", {textContent: input.unit === "1" ? "" : input.unit}), back),
      where);
    box.title = input.meaning + (input.reason ? "\n" + input.reason : "");
    const show = () => {
      const value = at();
      range.value = toStep(input, value);
      range.setAttribute("aria-valuetext", human(value) + " " + (input.unit === "1" ? "" : input.unit));
      if (document.activeElement !== number) number.value = tidy(value);
      const moved = input.name in setting.inputs;
      box.classList.toggle("moved", moved);
      back.disabled = !moved;
      where.textContent = (moved ? "Held at " + human(value) : "Drawn, at " + human(value) + " here")
        + "; prior 90 %: " + human(input.low) + " to " + human(input.high)
        + (input.posterior ? "; posterior 90 %: " + human(input.posterior.low) + " to " + human(input.posterior.high) : "");
    };
    range.addEventListener("input", () => {
      begin();
      move(s => { s.inputs[input.name] = ofStep(input, Number(range.value)); });
      show();
    });
    range.addEventListener("change", commit);
    number.addEventListener("change", () => {
      const value = Number(number.value);
      if (number.value === "" || !Number.isFinite(value)) return show();
      change(s => { s.inputs[input.name] = value; });
      show();
    });
    back.addEventListener("click", () => {
      change(s => { delete s.inputs[input.name]; });
      show();
    });
    show();
    return box;
  }

  function hill(input) {
    const svg = shape("svg", {viewBox: "0 0 400 26", preserveAspectRatio: "none", "aria-hidden": "true"});
    const area = (parts, fill, opacity) => {
      let path = "M8 26";
      parts.forEach((p, i) => {
        const middle = input.from + (input.to - input.from) * (i + 0.5) / parts.length;
        path += " L" + (8 + 384 * toStep(input, middle) / steps).toFixed(1) + " " + (26 - 24 * p).toFixed(1);
      });
      svg.append(shape("path", {d: path + " L392 26 Z", fill, "fill-opacity": opacity}));
    };
    area(input.prior, colour("hill"), 1);
    if (input.posterior) area(input.posterior.parts, colour("response"), 0.45);
    const start = 8 + 384 * toStep(input, input.start) / steps;
    svg.append(shape("line", {x1: start, x2: start, y1: 4, y2: 26, stroke: colour("faint"), "stroke-width": 1.5}));
    return svg;
  }

  function valueControl(parameter, id) {
    const number = element("input", {type: "number", id, step: "any"});
    const back = element("button", {type: "button", textContent: "Back"});
    back.setAttribute("aria-label", "Put " + parameter.words + " back");
    const box = element("div", {className: "input"},
      element("label", {htmlFor: id},
        element("span", {className: "words", textContent: parameter.words}),
        element("span", {className: "path", textContent: parameter.path})),
      element("div", {className: "row"}, number, element("span", {textContent: parameter.unit === "1" ? "" : parameter.unit}), back),
      element("span", {className: "note", textContent: parameter.kind + ", " + parameter.shown + (parameter.source ? ": " + parameter.source : "")}));
    const show = () => {
      const moved = parameter.path in setting.values;
      number.value = moved ? setting.values[parameter.path] : parameter.value;
      box.classList.toggle("moved", moved);
      back.disabled = !moved;
    };
    number.addEventListener("change", () => {
      const value = Number(number.value);
      if (number.value === "" || !Number.isFinite(value)) return show();
      change(s => { s.values[parameter.path] = value; });
      show();
    });
    back.addEventListener("click", () => {
      change(s => { delete s.values[parameter.path]; });
      show();
    });
    show();
    return box;
  }

  function shockControl(shock, id) {
    const select = element("select", {id});
    options(select, world.quarters, setting.starts[shock.name] || shock.from);
    const box = element("div", {className: "input"},
      element("label", {htmlFor: id},
        element("span", {className: "words", textContent: shock.name}),
        element("span", {className: "path", textContent: shock.says})));
    if (shock.from && world.quarters.includes(shock.from)) {
      box.append(element("div", {className: "row"}, element("span", {textContent: "in force from"}), select));
    }
    box.classList.toggle("moved", shock.name in setting.starts);
    select.addEventListener("change", () => {
      change(s => {
        if (select.value === shock.from) delete s.starts[shock.name];
        else s.starts[shock.name] = select.value;
      });
      box.classList.toggle("moved", shock.name in setting.starts);
    });
    offered.inputs.filter(i => i.name.startsWith("shocks." + shock.name + "."))
      .forEach((input, k) => box.append(inputControl(input, id + "-" + k)));
    offered.parameters.filter(p => p.path.startsWith("shocks." + shock.name + "."))
      .forEach((parameter, k) => box.append(valueControl(parameter, id + "-v" + k)));
    return box;
  }

  function controls() {
    const named = new Map(offered.inputs.map(i => [i.name, i]));
    byId("first").replaceChildren(...offered.first.map((name, k) => inputControl(named.get(name), "f" + k)));
    byId("shocks").replaceChildren(...offered.shocks.map((s, k) => shockControl(s, "s" + k)));
    byId("learned").textContent = offered.learned;
    byId("learned").hidden = !offered.learned;
    byId("shocks-fold").hidden = !offered.shocks.length;
    search();
    buttons();
  }

  const mostFound = 24;
  function search() {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = text => words.every(w => text.toLowerCase().includes(w));
    const moved = [];
    const found = [];
    for (const i of offered.inputs) {
      if (offered.first.includes(i.name)) continue;
      if (i.name in setting.inputs) moved.push(i);
      else if (words.length && fits(i.words + " " + i.name + " " + i.meaning)) found.push(i);
    }
    for (const p of offered.parameters) {
      if (p.path in setting.values) moved.push(p);
      else if (words.length && fits(p.words + " " + p.path)) found.push(p);
    }
    const shown = moved.concat(found.slice(0, mostFound));
    const all = offered.inputs.length - offered.first.length + offered.parameters.length;
    byId("found").textContent = words.length
      ? found.length + " found" + (found.length > mostFound ? ", the first " + mostFound + " shown" : "")
      : all + " more can be moved; type to find one.";
    byId("others").replaceChildren(...shown.map((x, k) => x.path ? valueControl(x, "o" + k) : inputControl(x, "o" + k)));
  }

  // ---- Pictures.

  /** Asked once: each question to the style makes the browser work out what was changed so far. */
  let palette = {};
  const colour = name => palette[name] ??= getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  function shape(tag, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function human(value) {
    if (value === null || value === undefined || !Number.isFinite(value)) return "undefined";
    const size = Math.abs(value);
    for (const [least, name] of [[1e12, " tn"], [1e9, " bn"], [1e6, " M"], [1e4, " k"]]) {
      if (size >= least) {
        const scaled = value / (name === " k" ? 1e3 : least);
        return digits(scaled) + name;
      }
    }
    return digits(value);
  }
  function digits(value) {
    if (value === 0) return "0";
    const size = Math.abs(value);
    if (size >= 100) return String(Math.round(value));
    return String(Number(value.toPrecision(3)));
  }
  const percent = fraction => fraction === null || !Number.isFinite(fraction) ? "undefined" : digits(Math.round(fraction * 1000) / 10) + " %";

  function ticks(low, high, most) {
    const rough = (high - low) / most || 1;
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const unit = [1, 2, 2.5, 5, 10].map(m => m * power).find(s => s >= rough);
    const marks = [];
    for (let at = Math.ceil(low / unit - 1e-9) * unit; at <= high + unit * 1e-9; at += unit) marks.push(Math.abs(at) < unit * 1e-9 ? 0 : at);
    return marks;
  }

  /** A picture is as wide as its place, so that its letters keep their size. */
  function frame(svg, title, height, values, withZero) {
    const width = Math.max(320, Math.round(widths.get(svg.parentElement) ?? svg.parentElement.clientWidth));
    svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    const known = values.filter(v => v !== null && Number.isFinite(v));
    let low = Math.min(...known, withZero ? 0 : Infinity);
    let high = Math.max(...known, withZero ? 0 : -Infinity);
    if (!known.length || low === high) {
      low = low === high ? low - 1 : 0;
      high = low + 2;
    }
    const pad = (high - low) * 0.05;
    high += pad;
    if (low < 0) low -= pad;
    const box = {left: 56, right: width - 84, top: 34, bottom: height - 26};
    const x = i => box.left + (box.right - box.left) * i / Math.max(1, world.quarters.length - 1);
    const y = v => box.bottom - (box.bottom - box.top) * (v - low) / (high - low);
    svg.replaceChildren();
    svg.append(shape("rect", {width, height, fill: colour("ground")}));
    svg.append(shape("text", {x: 4, y: 18, fill: colour("ink"), "font-size": 14, "font-weight": 600, "font-family": "system-ui,sans-serif"}, title));
    for (const mark of ticks(low, high, 5)) {
      svg.append(shape("line", {x1: box.left, x2: box.right, y1: y(mark), y2: y(mark), stroke: mark === 0 ? colour("faint") : colour("line")}));
      svg.append(label(box.left - 6, y(mark) + 4, human(mark), "end", colour("faint")));
    }
    world.quarters.forEach((quarter, i) => {
      if (quarter.endsWith("Q1") && (Number(quarter.slice(0, 4)) % 2 === 1 || world.quarters.length < 14)) {
        svg.append(shape("line", {x1: x(i), x2: x(i), y1: box.bottom, y2: box.bottom + 4, stroke: colour("faint")}));
        svg.append(label(x(i), box.bottom + 18, quarter.slice(0, 4), "middle", colour("faint")));
      }
    });
    return {x, y, box};
  }
  function label(x, y, text, anchor, fill) {
    return shape("text", {x, y, fill, "text-anchor": anchor, "font-size": 12, "font-family": "system-ui,sans-serif"}, text);
  }
  function line(svg, place, values, stroke, width, dash) {
    let path = "";
    let open = false;
    values.forEach((v, i) => {
      if (v === null || !Number.isFinite(v)) { open = false; return; }
      path += (open ? "L" : "M") + place.x(i).toFixed(1) + " " + place.y(v).toFixed(1);
      open = true;
    });
    svg.append(shape("path", {d: path, fill: "none", stroke, "stroke-width": width, "stroke-linejoin": "round", ...(dash ? {"stroke-dasharray": dash} : {})}));
  }
  /** Names of lines at their right ends, moved apart where they would meet. */
  function ends(svg, place, named) {
    const sorted = named.filter(n => Number.isFinite(n.at)).map(n => ({...n, y: place.y(n.at)})).sort((a, b) => a.y - b.y);
    sorted.forEach((n, i) => { if (i && n.y - sorted[i - 1].y < 14) n.y = sorted[i - 1].y + 14; });
    const over = sorted.length ? sorted[sorted.length - 1].y - place.box.bottom : 0;
    sorted.forEach(n => svg.append(label(place.box.right + 6, (over > 0 ? n.y - over : n.y) + 4, n.name, "start", n.fill)));
  }
  const last = values => values[values.length - 1];
  const less = (a, b) => a.map((v, i) => v === null || b[i] === null ? null : v - b[i]);
  const unitNames = {"H100e": "H100-equivalents", "ref GPU": "reference GPUs"};
  const unitWords = unit => unit === "1" ? "" : ", " + (unitNames[unit] || unit.replace("USD", "2025 USD").replace("/yr", " a year"));

  function draw() {
    if (!answer) return;
    // The heading is what comes of it; rebound and what nobody runs follow in small type. A point within a number has no space after it.
    const end = answer.finding.search(/[:;.]( |$)/);
    byId("finding").textContent = answer.finding.slice(0, end);
    const more = answer.finding.slice(end + 1).trim();
    byId("more").textContent = more.charAt(0).toUpperCase() + more.slice(1);
    byId("base-moves").hidden = !answer.baseMoves;
    lines();
    fill(byId("verdict"), answer.verdict);
    drawBands();
  }

  /** What bands change. */
  function drawBands() {
    difference();
    rebound();
    compared();
  }

  const what = () => (answer.entity === "total" ? "" : answer.entity + ": ") + answer.variable;

  function lines() {
    const svg = byId("lines");
    const other = keptAnswer();
    const all = answer.base.concat(answer.scenario, answer.response || [], other ? other.scenario : []);
    const place = frame(svg, what() + unitWords(answer.unit), 300, all, true);
    line(svg, place, answer.base, colour("base"), 2, "6 4");
    if (answer.response) line(svg, place, answer.response, colour("response"), 1.5, "2 3");
    if (other) line(svg, place, other.scenario, colour("kept"), 2, "8 3 2 3");
    line(svg, place, answer.scenario, colour("main"), 2.5);
    ends(svg, place, [
      {name: "base", at: last(answer.base), fill: colour("base")},
      {name: "scenario", at: last(answer.scenario), fill: colour("main")},
      ...(answer.response ? [{name: "response", at: last(answer.response), fill: colour("response")}] : []),
      ...(other ? [{name: "kept", at: last(other.scenario), fill: colour("kept")}] : [])]);
    svg.setAttribute("aria-label", what() + " from " + world.quarters[0] + " to " + last(world.quarters) + ": base ends at "
      + human(last(answer.base)) + ", scenario at " + human(last(answer.scenario)));
  }

  const inPercent = () => byId("scale").value === "percent";
  /** Scenario less base, or that as a part of the base. */
  function gap(of) {
    return of.scenario.map((v, i) => {
      const base = of.base[i];
      if (v === null || base === null) return null;
      return inPercent() ? (base === 0 ? null : 100 * (v / base - 1)) : v - base;
    });
  }
  const times100 = values => values.map(v => v === null ? null : 100 * v);
  function gapBand() {
    if (!bands) return undefined;
    if (!inPercent()) return bands.difference;
    return {low: times100(bands.ratio.low), middle: times100(bands.ratio.middle), high: times100(bands.ratio.high)};
  }

  function difference() {
    const svg = byId("difference");
    const own = gap(answer);
    const other = keptAnswer();
    const band = gapBand();
    const otherGap = other ? gap(other) : [];
    const title = "Difference" + (inPercent() ? ", %" : unitWords(answer.unit)) + (bands ? ", with 90 % band" : "");
    const place = frame(svg, title, 260, own.concat(band ? band.low.concat(band.high) : [], otherGap), true);
    if (band) {
      const point = (v, i) => v === null ? "" : place.x(i).toFixed(1) + " " + place.y(v).toFixed(1);
      const up = band.high.map(point).filter(Boolean);
      const down = band.low.map(point).filter(Boolean).reverse();
      if (up.length) svg.append(shape("path", {d: "M" + up.concat(down).join("L") + "Z", fill: colour("main"), "fill-opacity": 0.18}));
      line(svg, place, band.middle, colour("main"), 1.2, "3 3");
    }
    if (other) line(svg, place, otherGap, colour("kept"), 2, "8 3 2 3");
    line(svg, place, own, colour("main"), 2.5);
    ends(svg, place, [
      {name: "here", at: last(own), fill: colour("main")},
      ...(band ? [{name: "median", at: last(band.middle), fill: colour("faint")}] : []),
      ...(other ? [{name: "kept", at: last(otherGap), fill: colour("kept")}] : [])]);
    const unit = inPercent() ? " %" : "";
    svg.setAttribute("aria-label", "Difference from the base at the end: " + human(last(own)) + unit
      + (band ? ", in 90 % of draws from " + human(last(band.low)) + unit + " to " + human(last(band.high)) + unit : ""));
  }

  function row(cells, tag) {
    return element("tr", {}, ...cells.map((c, i) => element(i && tag !== "th" ? "td" : "th", {className: i ? "n" : "", textContent: c})));
  }

  function rebound() {
    const figure = v => v === null ? "undefined" : digits(v);
    byId("rebound").replaceChildren(
      row(["", "short run", "long run"], "th"),
      row(["answer to efficiency", figure(answer.rebound.short), figure(answer.rebound.long)]),
      row(["with the shifts assumed", figure(answer.withShifts.short), figure(answer.withShifts.long)]));
    const svg = byId("spread");
    svg.replaceChildren();
    if (!bands) {
      byId("odds").textContent = "";
      return;
    }
    spread(svg);
    const share = p => p && p.value !== undefined ? percent(p.value) + " (± " + percent(p.error) + ")" : "undefined";
    byId("odds").textContent = "Backfire (the answer to efficiency above 1, long run): " + share(bands.backfire)
      + " of the draws. More GPUs than the base: " + share(bands.more) + ". Drawn: " + bands.drawn + " inputs."
      + (bands.fixed ? " " + bands.fixed + "." : "")
      + (bands.held ? " That counts the " + (bands.held === 1 ? "input" : bands.held + " inputs") + " that you put somewhere." : "")
      + (bands.failed ? " " + bands.failed + " draws failed." : "");
  }

  function spread(svg) {
    const values = bands.rebounds;
    if (values.length < 2) return;
    const low = Math.min(0, values[Math.floor(values.length * 0.01)]);
    const high = Math.max(1.5, values[Math.ceil(values.length * 0.99) - 1]);
    const bins = 30;
    const counts = new Array(bins).fill(0);
    values.forEach(v => { const k = Math.floor((v - low) / (high - low) * bins); if (k >= 0 && k < bins) counts[k]++; });
    const most = Math.max(...counts);
    const x = v => 10 + 280 * (v - low) / (high - low);
    counts.forEach((c, k) => {
      const from = low + (high - low) * k / bins;
      const tall = 84 * c / most;
      svg.append(shape("rect", {x: x(from), y: 100 - tall, width: 280 / bins - 1, height: tall, fill: from >= 1 ? colour("main") : colour("base"), "fill-opacity": 0.8}));
    });
    svg.append(shape("line", {x1: x(1), x2: x(1), y1: 8, y2: 100, stroke: colour("ink")}));
    ticks(low, high, 5).forEach(m => svg.append(label(x(m), 115, digits(m), "middle", colour("faint"))));
    svg.append(label(x(1) + 4, 14, "backfire", "start", colour("ink")));
    svg.setAttribute("aria-label", "Long-run rebound in " + values.length + " draws, median " + digits(values[Math.floor(values.length / 2)]));
  }

  const keptAnswer = () => kept && kept.answer && kept.answer.entity === answer.entity && kept.answer.variable === answer.variable
    ? kept.answer : undefined;

  function compared() {
    byId("kept").hidden = !kept;
    if (!kept || !kept.answer) return;
    const a = kept.answer;
    const figure = v => v === null ? "undefined" : digits(v);
    const rows = [row(["", "kept", "now"], "th"),
      row(["scenario", kept.setting.scenario, setting.scenario]),
      row(["long-run rebound", figure(a.rebound.long), figure(answer.rebound.long)]),
      row(["with shifts", figure(a.withShifts.long), figure(answer.withShifts.long)])];
    if (keptAnswer()) {
      rows.push(row([what() + ", at the end", human(last(a.scenario)), human(last(answer.scenario))]));
      rows.push(row(["less the base", human(last(a.scenario) - last(a.base)), human(last(answer.scenario) - last(answer.base))]));
    }
    if (kept.bands && bands) {
      rows.push(row(["backfire", percent(kept.bands.backfire.value ?? null), percent(bands.backfire.value ?? null)]));
    }
    const names = new Set([...Object.keys(kept.setting.inputs), ...Object.keys(setting.inputs)]);
    for (const name of names) {
      const input = offered.inputs.find(i => i.name === name);
      const start = input ? input.start : null;
      rows.push(row([input ? input.words : name, human(kept.setting.inputs[name] ?? start), human(setting.inputs[name] ?? start)]));
    }
    byId("compared").replaceChildren(...rows);
  }

  function table(from) {
    const made = element("table", {}, element("caption", {textContent: from.title}));
    made.append(element("thead", {}, element("tr", {}, ...from.columns.map(c => element("th", {className: c.number ? "n" : "", textContent: c.name})))));
    made.append(element("tbody", {}, ...from.rows.map(cells => element("tr", {}, ...cells.map((c, i) =>
      element(i ? "td" : "th", {className: from.columns[i].number ? "n" : "", textContent: c}))))));
    return made;
  }

  /** A table of the same rows as before gets the texts that changed, so that the browser lays out no more than those. */
  function fill(place, from) {
    const old = place.firstElementChild;
    const texts = [from.title, ...from.columns.map(c => c.name), ...from.rows.flat()];
    const cells = old ? [...old.querySelectorAll("caption,th,td")] : [];
    if (cells.length !== texts.length || old.rows.length !== from.rows.length + 1) {
      place.replaceChildren(table(from));
      return;
    }
    cells.forEach((cell, i) => { if (cell.textContent !== texts[i]) cell.textContent = texts[i]; });
  }

  // ---- Taking away.

  let taking;
  /** What is taken away follows the setting as long as it is shown. */
  async function taken(kind) {
    taking = kind;
    const text = kind === "link" ? address() : (await ask("take", {setting: copy(setting)}))[kind];
    byId("taken").textContent = text;
    byId("taken").hidden = false;
    return text;
  }
  const address = () => location.origin + root + "#" + encodeURIComponent(JSON.stringify(setting));
  async function take(kind) {
    try {
      const text = await taken(kind);
      try {
        await navigator.clipboard.writeText(text);
        byId("copied").textContent = "Copied.";
      } catch (refused) {
        byId("copied").textContent = "Select and copy it below.";
      }
    } catch (failed) {
      if (!(failed instanceof Superseded)) fault(failed);
    }
  }
  function save(name, blob) {
    const link = element("a", {href: URL.createObjectURL(blob), download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    byId("copied").textContent = name + " saved.";
  }
  const fileName = ending => [setting.scenario, view.entity, view.variable].join("-").replace(/[^A-Za-z0-9.-]+/g, "-") + ending;
  function csv() {
    const cell = v => v === null || v === undefined || !Number.isFinite(v) ? "" : String(v);
    const rows = [["quarter", "unit", "base", "scenario", "response", "difference", "difference 5 %", "difference 50 %", "difference 95 %"]];
    const own = less(answer.scenario, answer.base);
    world.quarters.forEach((quarter, i) => rows.push([quarter, '"' + answer.unit + '"', cell(answer.base[i]), cell(answer.scenario[i]),
      cell(answer.response && answer.response[i]), cell(own[i]), ...["low", "middle", "high"].map(end => cell(bands && bands.difference[end][i]))]));
    save(fileName(".csv"), new Blob([rows.map(r => r.join(",")).join("\r\n") + "\r\n"], {type: "text/csv"}));
  }
  async function png() {
    const scale = 2;
    const drawn = ["lines", "difference"].map(byId);
    const sizes = drawn.map(svg => svg.viewBox.baseVal);
    const canvas = element("canvas", {width: sizes[0].width * scale, height: (sizes[0].height + sizes[1].height) * scale});
    const context = canvas.getContext("2d");
    let top = 0;
    for (const [k, svg] of drawn.entries()) {
      const {width, height} = sizes[k];
      const copied = svg.cloneNode(true);
      copied.setAttribute("xmlns", "http://www.w3.org/2000/svg");
      copied.setAttribute("width", width);
      copied.setAttribute("height", height);
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copied)], {type: "image/svg+xml"}));
      await image.decode();
      context.drawImage(image, 0, top * scale, width * scale, height * scale);
      URL.revokeObjectURL(image.src);
      top += height;
    }
    canvas.toBlob(blob => save(fileName(".png"), blob), "image/png");
  }

  // ---- Start.

  byId("undo").addEventListener("click", () => step(past, future));
  byId("redo").addEventListener("click", () => step(future, past));
  byId("reset").addEventListener("click", () => { change(s => { Object.assign(s, fresh(s.scenario)); }); controls(); });
  byId("pin").addEventListener("click", () => {
    kept = kept ? undefined : {setting: copy(setting), answer, bands};
    buttons();
    draw();
  });
  byId("preset").addEventListener("change", async () => {
    const name = byId("preset").value;
    begin();
    setting = fresh(name);
    movedAt = performance.now();
    await offer();
    commit();
    controls();
    refresh();
  });
  byId("search").addEventListener("input", search);
  byId("entity").addEventListener("change", () => { view.entity = byId("entity").value; variables(); keepUp(); refresh(); });
  byId("variable").addEventListener("change", () => { view.variable = byId("variable").value; keepUp(); refresh(); });
  byId("scale").addEventListener("change", draw);
  for (const kind of ["code", "yaml", "link"]) byId("as-" + kind).addEventListener("click", () => take(kind));
  byId("as-png").addEventListener("click", png);
  byId("as-csv").addEventListener("click", csv);
  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input[type=number],input[type=search],pre");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      event.preventDefault();
      if (event.shiftKey) step(future, past);
      else step(past, future);
    }
  });
  window.addEventListener("popstate", () => {
    const text = JSON.stringify(ofAddress() || fresh(world.scenarios[0].name));
    if (text === JSON.stringify(setting)) return;
    if (past.length && past[past.length - 1] === text) {
      past.pop();
      future.push(JSON.stringify(setting));
    } else {
      past.push(JSON.stringify(setting));
    }
    restore(text);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { palette = {}; controls(); draw(); });

  /** How wide the places of the pictures are: told by the browser, for to ask it would lay out the page at once. */
  const widths = new Map();
  const observer = new ResizeObserver(changes => {
    const moved = changes.filter(c => widths.get(c.target) !== c.contentRect.width);
    moved.forEach(c => widths.set(c.target, c.contentRect.width));
    if (moved.length) requestAnimationFrame(draw);
  });
  ["lines", "difference"].forEach(id => observer.observe(byId(id).parentElement));

  /** What is kept is drawn again for another series. */
  async function keepUp() {
    if (!kept) return;
    try {
      kept.answer = await ask("answer", {page: tab + "-kept", setting: kept.setting, entity: view.entity, variable: view.variable});
      draw();
    } catch (failed) {
      if (!(failed instanceof Superseded)) fault(failed);
    }
  }

  (async () => {
    try {
      world = await ask("world");
      byId("market").textContent = world.market;
      byId("version").textContent = world.version;
      options(byId("preset"), world.scenarios.map(s => s.name), "");
      setting = ofAddress() || fresh(world.scenarios[0].name);
      await offer();
      controls();
      refresh();
    } catch (failed) {
      if (!(failed instanceof Superseded)) fault(failed);
    }
  })();
})();
