// On every page: the language, the shared helpers (PT), filling in ids, finding on the page. Runs in the head, before
// anything is drawn, so that the page never flashes in the other language.
"use strict";
var PT = (function () {
  var root = document.documentElement;
  var waiting = {}, held = {};

  function stored() {
    try { return window.localStorage.getItem("lang"); } catch (error) { return null; }
  }
  function choose(lang, keep) {
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-Hans";
    if (keep) { try { window.localStorage.setItem("lang", lang); } catch (error) { /* not kept, still shown */ } }
    if (document.body) { translate(document); }
  }
  // Places that take no markup (options, placeholders) carry both languages in attributes.
  function translate(where) {
    var lang = root.dataset.lang;
    where.querySelectorAll("[data-hint-zh]").forEach(function (el) {
      el.placeholder = lang === "en" ? el.dataset.hintEn : el.dataset.hintZh;
    });
    where.querySelectorAll("option[data-zh], title[data-zh]").forEach(function (el) {
      el.textContent = lang === "en" ? el.dataset.en : el.dataset.zh;
    });
    where.querySelectorAll("[data-set]").forEach(function (el) {
      el.setAttribute("aria-pressed", String(el.dataset.set === lang));
    });
  }
  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) {
      made.append(child);
    });
    return made;
  }
  function both(zh, en) {
    var made = document.createDocumentFragment();
    made.append(element("span", { "class": "zh", lang: "zh-Hans" }, [zh]), element("span", { "class": "en", lang: "en" }, [en]));
    return made;
  }
  // Words of a notice: plain text, isolated from the direction of what stands around them.
  function source(text) { return element("bdi", {}, [text]); }

  // Data comes as classic scripts: a page opened from file:// can neither fetch nor load modules.
  function put(name, text) { held[name] = JSON.parse(text); }
  function need(names, then, failed) {
    var left = names.filter(function (name) { return !(name in held); });
    if (!left.length) { then(); return; }
    var open = left.length, broken = false;
    function done(bad) {
      broken = broken || bad;
      open -= 1;
      if (!open) { (broken ? failed : then)(); }
    }
    left.forEach(function (name) {
      if (waiting[name]) { waiting[name].push(done); return; }
      var all = waiting[name] = [done];
      var script = element("script", { src: document.body.dataset.root + "page/data/" + name.replace(":", "-") + ".js" });
      script.onload = script.onerror = function () {
        delete waiting[name];
        all.forEach(function (one) { one(!(name in held)); });
      };
      document.head.append(script);
    });
  }
  function asked(name) {
    return new URLSearchParams(window.location.search).get(name) || new URLSearchParams(window.location.hash.slice(1)).get(name) || "";
  }

  var wanted = new URLSearchParams(window.location.search).get("lang") || stored() || (/^zh/i.test(navigator.language) ? "zh" : "en");
  choose(wanted === "en" ? "en" : "zh", false);

  // The clause of the target in the address is marked in the text; an id that is not here leads to the look-up.
  function point() {
    var id = decodeURIComponent(window.location.hash.slice(1));
    document.querySelectorAll(".clause.on").forEach(function (el) { el.classList.remove("on"); });
    if (!id || !/^[a-z0-9_-]+$/.test(id)) { return; }
    document.querySelectorAll('.clause[data-of~="' + id + '"]').forEach(function (el) { el.classList.add("on"); });
    var old = document.getElementById("ui-lost");
    if (old) { old.remove(); }
    if (!document.getElementById(id) && document.querySelector("article")) {
      document.querySelector("article").prepend(element("p", { id: "ui-lost", "class": "banner", role: "status" }, [
        both("本页没有编号 ", "Nothing on this page has the id "), element("code", {}, [id]), " ",
        element("a", { href: document.body.dataset.root + "page/id.html?id=" + encodeURIComponent(id) }, [both("查它的去向", "see what became of it")])
      ]));
    }
  }
  function find(box) {
    var rows = document.getElementById(box.dataset.find).tBodies[0].rows;
    var texts = Array.prototype.map.call(rows, function (row) { return row.textContent.toLowerCase(); });
    box.addEventListener("input", function () {
      var query = box.value.trim().toLowerCase(), shown = 0;
      texts.forEach(function (text, place) {
        var hit = text.indexOf(query) >= 0;
        rows[place].hidden = !hit;
        shown += hit;
      });
      document.getElementById("ui-found").textContent = query ? shown + " / " + texts.length : "";
    });
  }
  function report(form) {
    form.elements.id.value = asked("id");
    function write() {
      var id = form.elements.id.value.trim();
      var subject = "[" + form.dataset.version + "] " + id;
      var text = "id: " + id + "\nversion: " + form.dataset.version + "\n\n" + form.elements.what.value.trim() + "\n";
      form.elements.message.value = text;
      var send = document.getElementById("ui-send");
      if (send) {
        var mail = /^mailto:/.test(form.dataset.contact);
        send.href = form.dataset.contact + (form.dataset.contact.indexOf("?") < 0 ? "?" : "&") +
          (mail ? "subject=" : "title=") + encodeURIComponent(subject) + "&body=" + encodeURIComponent(text);
      }
    }
    form.addEventListener("input", write);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    write();
  }
  function copy(button) {
    var from = document.getElementById(button.dataset.copy);
    var text = "value" in from ? from.value : from.textContent;
    var say = document.getElementById("ui-copied");
    function done(good) { say.replaceChildren(good ? both("已复制。", "Copied.") : both("请手动选择并复制。", "Please select and copy by hand.")); }
    if (navigator.clipboard) { navigator.clipboard.writeText(text).then(function () { done(true); }, function () { done(false); }); } else { done(false); }
  }
  document.addEventListener("DOMContentLoaded", function () {
    translate(document);
    document.querySelectorAll("[data-set]").forEach(function (button) {
      button.addEventListener("click", function () { choose(button.dataset.set, true); });
    });
    document.querySelectorAll("[data-find]").forEach(find);
    document.querySelectorAll("[data-report]").forEach(report);
    document.querySelectorAll("[data-copy]").forEach(function (button) {
      button.addEventListener("click", function () { copy(button); });
    });
    document.querySelectorAll("[data-go]").forEach(function (form) {
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        window.location.href = form.dataset.go + "#q=" + encodeURIComponent(form.elements.q.value.trim());
      });
    });
    point();
    window.addEventListener("hashchange", point);
  });
  return { put: put, need: need, held: held, element: element, both: both, source: source, asked: asked, translate: translate };
})();
