// The table of all targets: search, filters, order and pages over dictionary-encoded columns. The state stands in the
// address (after #), so that it can be linked to, also from file://. Columns are loaded when a question needs them.
"use strict";
(function () {
  var table = document.getElementById("ui-table"), body = table.querySelector("tbody");
  var form = document.getElementById("ui-filters"), status = document.getElementById("ui-status");
  var pages = document.getElementById("ui-pages");
  var count = Number(table.dataset.count), chunk = Number(table.dataset.chunk), size = Number(table.dataset.size);
  var fields = ["q", "owner", "notice", "plan", "unit", "comparator", "deadline", "certainty", "sort"];
  var few = ["indicator", "shown", "comparator", "unit", "deadline", "certainty", "notice", "plan", "owner"];
  var chunks = Array.from({ length: Math.ceil(count / chunk) }, function (_, place) { return place; });
  var state = {}, page = 1, rows = null, hay = {}, orders = {};

  var inline = document.getElementById("ui-index");
  if (inline) { Object.assign(PT.held, JSON.parse(inline.textContent)); }

  function fold(text) { return text.normalize("NFKC").toLowerCase(); }
  function col(name) { return PT.held[name]; }
  function text(name, row) {
    var values = PT.held[name + ":" + Math.floor(row / chunk)].v, at = row % chunk;
    while (values[at] === null) { at -= 1; }
    return values[at];
  }

  // Search: all distinct texts of a column in one string; where a term occurs tells which of them hold it.
  function haystack(name, texts) {
    if (!hay[name]) {
      var folded = fold(texts().join("\n")), starts = [0], at = -1;
      while ((at = folded.indexOf("\n", at + 1)) >= 0) { starts.push(at + 1); }
      hay[name] = { text: folded, starts: starts };
    }
    return hay[name];
  }
  function hits(stack, term) {
    var found = new Uint8Array(stack.starts.length), entry = 0, at = stack.text.indexOf(term);
    while (at >= 0) {
      while (entry + 1 < stack.starts.length && stack.starts[entry + 1] <= at) { entry += 1; }
      found[entry] = 1;
      if (entry + 1 >= stack.starts.length) { break; }
      at = stack.text.indexOf(term, stack.starts[entry + 1]);
    }
    return found;
  }
  function long(name) {
    return function () {
      return [].concat.apply([], chunks.map(function (place) { return PT.held[name + ":" + place].v; })).map(function (one) { return one === null ? "" : one; });
    };
  }
  function sets(found) {
    return Uint8Array.from(col("owner").s, function (set) { return set.some(function (code) { return found[code]; }) ? 1 : 0; });
  }
  function matcher(term) {
    var indicator = hits(haystack("indicator", function () { return col("indicator").d; }), term);
    var notice = hits(haystack("notice", function () { return col("notice").n; }), term);
    var shown = hits(haystack("shown", function () { return col("shown").d; }), term);
    var owner = sets(hits(haystack("owner", function () { return col("owner").n; }), term));
    var quote = hits(haystack("quote", long("quote")), term);
    var id = /^[a-z0-9_-]+$/.test(term) ? hits(haystack("id", long("id")), term) : new Uint8Array(count);
    chunks.forEach(function (place) {
      PT.held["quote:" + place].v.forEach(function (one, at) {
        var row = place * chunk + at;
        if (one === null) { quote[row] = quote[row - 1]; }
      });
    });
    var codes = [[indicator, col("indicator").c], [notice, col("notice").c], [shown, col("shown").c], [owner, col("owner").c]];
    return function (row) {
      return quote[row] || id[row] || codes.some(function (pair) { return pair[1][row] >= 0 && pair[0][pair[1][row]]; });
    };
  }

  // Filters. An id or a whole name picks that one; anything else every name that holds it.
  function named(name, asked) {
    var column = col(name), names = column.n || column.d, wanted = fold(asked);
    var exact = Uint8Array.from(names, function (one, code) { return column.d[code] === asked || one === asked ? 1 : 0; });
    return exact.indexOf(1) >= 0 ? exact : Uint8Array.from(names, function (one) { return fold(one).indexOf(wanted) >= 0 ? 1 : 0; });
  }
  function coded(codes, found) { return function (row) { return codes[row] >= 0 && found[codes[row]] === 1; }; }
  var tests = {
    owner: function (asked) { return coded(col("owner").c, sets(named("owner", asked))); },
    notice: function (asked) { return coded(col("notice").c, named("notice", asked)); },
    plan: function (asked) { return coded(col("plan").c, named("plan", asked)); },
    unit: function (asked) {
      var units = col("unit").d;
      return coded(col("unit").c, Uint8Array.from(units, function (one) { return one === asked || (asked === "∅" && one === "") ? 1 : 0; }));
    },
    comparator: function (asked) { return coded(col("comparator").c, Uint8Array.from(col("comparator").d, function (one) { return one === asked ? 1 : 0; })); },
    certainty: function (asked) { return coded(col("certainty").c, Uint8Array.from(col("certainty").d, function (one) { return one === asked ? 1 : 0; })); },
    deadline: function (asked) {
      var codes = col("deadline").c;
      if (asked === "none") { return function (row) { return codes[row] < 0; }; }
      return coded(codes, Uint8Array.from(col("deadline").d, function (one) { return one.indexOf(asked) === 0 ? 1 : 0; }));
    }
  };
  function order(name) {
    if (!orders[name]) {
      var key = name.replace("-", ""), sign = name[0] === "-" ? -1 : 1, ranks;
      var last = sign * Infinity;
      if (key === "value") {
        ranks = Float64Array.from(col("value").v, function (one) { return one === null ? last : one; });
      } else {
        var column = col("deadline"), days = column.d.map(function (one) { return Date.parse(one); });
        ranks = Float64Array.from(column.c, function (code) { return code < 0 ? last : days[code]; });
      }
      orders[name] = Uint32Array.from(ranks.keys()).sort(function (a, b) {
        return ranks[a] === ranks[b] ? a - b : ranks[a] < ranks[b] ? -sign : sign;
      });
    }
    return orders[name];
  }
  function select() {
    var asked = Object.keys(tests).filter(function (name) { return state[name]; }).map(function (name) { return tests[name](state[name]); });
    fold(state.q || "").split(/\s+/).filter(Boolean).forEach(function (term) { asked.push(matcher(term)); });
    var permuted = state.sort ? order(state.sort) : null, found = new Uint32Array(count), length = 0;
    for (var place = 0; place < count; place += 1) {
      var row = permuted ? permuted[place] : place, keep = true;
      for (var at = 0; keep && at < asked.length; at += 1) { keep = asked[at](row); }
      if (keep) { found[length] = row; length += 1; }
    }
    return found.subarray(0, length);
  }

  // Drawing. Only text nodes are made: words of a notice never become markup.
  function link(to, children) { return PT.element("a", { href: to }, children); }
  function owners(row) {
    var column = col("owner"), made = PT.element("td");
    var all = column.c[row] < 0 ? [] : column.s[column.c[row]];
    all.slice(0, 4).forEach(function (code, place) {
      if (place) { made.append(PT.element("span", { "class": "sep" }, [", "])); }
      made.append(link("owner/" + column.d[code] + ".html", [PT.source(column.n[code])]));
    });
    if (all.length > 4) { made.append(" ", PT.element("span", { "class": "more" }, ["+" + (all.length - 4)])); }
    return made;
  }
  function draw(row) {
    var id = text("id", row), notice = col("notice"), code = notice.c[row];
    var path = "notice/" + notice.d[code] + ".html", quote = text("quote", row);
    var head = PT.element("th", { scope: "row" }, [link(path + "#" + id, [PT.source(col("indicator").d[col("indicator").c[row]])])]);
    if (col("certainty").d[col("certainty").c[row]] === "low") {
      head.append(" ", PT.element("span", { "class": "tag warn" }, [PT.both("待复核", "to review")]));
    }
    head.append(PT.element("q", { "class": "quote" }, [PT.source(quote.length > 160 ? quote.slice(0, 159) + "…" : quote)]));
    return PT.element("tr", {}, [
      head,
      PT.element("td", { "class": "value" }, [PT.source(col("shown").d[col("shown").c[row]])]),
      PT.element("td", { "class": "date" }, [col("deadline").c[row] < 0 ? "" : col("deadline").d[col("deadline").c[row]]]),
      owners(row),
      PT.element("td", { "class": "where" }, [link(path, [PT.source(notice.n[code])])]),
      PT.element("td", { "class": "acts" }, [
        PT.element("a", { "class": "act", href: "id.html?id=" + id, "aria-labelledby": "ui-permanent" }, ["#"]),
        PT.element("a", { "class": "act report", href: "report.html?id=" + id, "aria-labelledby": "ui-report" }, ["⚑"])
      ])
    ]);
  }
  function figure(value) { return String(value).replace(/\B(?=(\d{3})+$)/g, ","); }
  function show() {
    var last = Math.max(1, Math.ceil(rows.length / size));
    page = Math.min(Math.max(1, page), last);
    var part = Array.from(rows.subarray((page - 1) * size, page * size));
    var wanted = Array.from(new Set(part.map(function (row) { return Math.floor(row / chunk); })));
    PT.need([].concat.apply(few, wanted.map(function (place) { return ["id:" + place, "quote:" + place]; })), function () {
      var made = document.createDocumentFragment();
      part.forEach(function (row) { made.append(draw(row)); });
      body.replaceChildren(made);
      pages.hidden = last === 1;
      pages.querySelector('[data-step="-1"]').disabled = page === 1;
      pages.querySelector('[data-step="1"]').disabled = page === last;
      document.getElementById("ui-page").textContent = figure(page) + " / " + figure(last);
      status.replaceChildren(figure(rows.length) + (rows.length < count ? " / " + figure(count) : "") + " ", PT.both("条目标", "targets"));
      table.dataset.ready = String(rows.length);
    }, lost);
  }
  function lost() { status.replaceChildren(PT.both("数据文件未能载入。", "The data files could not be loaded.")); }

  function read() {
    var given = new URLSearchParams(window.location.search);
    new URLSearchParams(window.location.hash.slice(1)).forEach(function (value, key) { given.set(key, value); });
    state = {};
    fields.forEach(function (name) { if (given.get(name)) { state[name] = given.get(name); } });
    if (state.sort && !/^-?(deadline|value)$/.test(state.sort)) { delete state.sort; }
    page = parseInt(given.get("p"), 10) || 1;
    fields.forEach(function (name) { form.elements[name].value = state[name] || ""; });
  }
  function write() {
    var made = new URLSearchParams();
    fields.forEach(function (name) { if (state[name]) { made.set(name, state[name]); } });
    if (page > 1) { made.set("p", String(page)); }
    var text = made.toString();
    window.history.replaceState(null, "", window.location.pathname + (text ? "#" + text : ""));
  }
  function needed() {
    var names = few.slice();
    if (/value/.test(state.sort || "")) { names.push("value"); }
    if (state.q) { chunks.forEach(function (place) { names.push("quote:" + place, "id:" + place); }); }
    return names;
  }
  function run() {
    if (!PT.held.indicator) { status.replaceChildren(PT.both("正在载入数据…", "Loading data…")); }
    var asked = JSON.stringify(state);
    PT.need(needed(), function () {
      if (asked !== JSON.stringify(state)) { return; }
      ["owner", "notice", "plan"].forEach(name_it);
      rows = select();
      show();
    }, lost);
  }
  // An id in the address is shown by its name where the name is that one's alone.
  function name_it(name) {
    var column = col(name), code = column.d.indexOf(state[name]);
    if (code >= 0 && form.elements[name].value === state[name] && column.n.indexOf(column.n[code]) === column.n.lastIndexOf(column.n[code])) {
      form.elements[name].value = column.n[code];
    }
  }
  function changed() {
    fields.forEach(function (name) {
      var value = form.elements[name].value.trim();
      var column = col(name), code = column && column.n ? column.n.indexOf(value) : -1;
      if (code >= 0 && code === column.n.lastIndexOf(value)) { value = column.d[code]; }
      if (value) { state[name] = value; } else { delete state[name]; }
    });
    page = 1;
    write();
    run();
  }
  function suggest(name) {
    PT.need([name], function () {
      var column = col(name), asked = fold(form.elements[name].value), made = document.createDocumentFragment(), shown = 0;
      (column.n || column.d).some(function (one) {
        if (fold(one).indexOf(asked) >= 0) { made.append(PT.element("option", { value: one || "∅" })); shown += 1; }
        return shown === 200;
      });
      document.getElementById("ui-" + name + "-list").replaceChildren(made);
    }, lost);
  }

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { window.setTimeout(changed, 0); });
  form.elements.q.addEventListener("focus", function () { PT.need(few.concat(chunks.map(function (place) { return "quote:" + place; })), function () {}, lost); });
  ["owner", "notice", "plan", "unit"].forEach(function (name) {
    ["focus", "input"].forEach(function (kind) { form.elements[name].addEventListener(kind, function () { suggest(name); }); });
  });
  pages.addEventListener("click", function (event) {
    var button = event.target.closest("[data-step]");
    if (!button || button.disabled || !rows) { return; }
    page += Number(button.dataset.step);
    write();
    show();
    document.getElementById("ui-status").scrollIntoView();
  });
  window.addEventListener("hashchange", function () {
    if (window.location.hash.indexOf("#ui-") !== 0) { read(); run(); }
  });
  read();
  if (Object.keys(state).length || page > 1) { run(); } else if (count > size) {
    rows = Uint32Array.from({ length: count }, function (_, place) { return place; });
    pages.hidden = false;
    pages.querySelector('[data-step="-1"]').disabled = true;
    document.getElementById("ui-page").textContent = "1 / " + figure(Math.ceil(count / size));
    table.dataset.ready = String(count);
  } else { table.dataset.ready = String(count); }
})();
