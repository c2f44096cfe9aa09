// Any id, of this or an earlier release, to its place or its tombstone.
"use strict";
(function () {
  var form = document.getElementById("ui-resolve"), answer = document.getElementById("ui-answer");
  var buckets = Number(form.dataset.buckets);
  var words = {
    n: ["通知", "notice"], p: ["方案", "plan"], m: ["举措", "measure"], t: ["目标", "target"], o: ["责任单位", "owner"], i: ["指标", "indicator"], s: ["指标", "indicator"]
  };
  var reasons = {
    notice_removed: ["通知已撤下", "its notice was removed"], notice_quarantined: ["通知已隔离", "its notice is quarantined"],
    text_gone: ["原文已无此处", "its words are gone from the notice"], reread: ["重新解读后不再成行", "the notice is read differently now"]
  };
  function bucket(id) {
    var value = 0x811c9dc5;
    for (var at = 0; at < id.length; at += 1) { value = Math.imul(value ^ id.charCodeAt(at), 0x01000193) >>> 0; }
    return value % buckets;
  }
  function place(id, found) {
    var kind = found[0];
    if (kind === "n") { return "notice/" + id + ".html"; }
    if (kind === "o") { return "owner/" + id + ".html"; }
    if (kind === "i") { return "indicator/" + id + ".html"; }
    if (kind === "s") { return "notice/" + found[1] + ".html#" + found[2]; }
    return "notice/" + found[1] + ".html#" + id;
  }
  function live(id, found) {
    var word = words[found[0]];
    return PT.element("p", { "class": "answer" }, [PT.both(word[0], word[1]), " ", PT.element("a", { href: place(id, found) }, [id])]);
  }
  function gone(id, found) {
    var reason = reasons[found[3]] || [found[3], found[3]];
    var made = PT.element("div", { "class": "answer gone" }, [
      PT.element("p", {}, [PT.element("strong", {}, [PT.both("此行已撤下", "This row was withdrawn")]), " ", PT.element("code", {}, [id])]),
      PT.element("p", {}, [PT.both("表 ", "Table "), PT.element("code", {}, [found[1]]), " · ", PT.both("最后版本 ", "last in "), found[2], " · ", PT.both(reason[0], reason[1])])
    ]);
    if (found[4]) {
      made.append(PT.element("p", {}, [PT.both("由此取代:", "Replaced by: "), PT.element("a", { href: "?id=" + encodeURIComponent(found[4]) }, [found[4]])]));
    }
    return made;
  }
  function say(zh, en) { answer.replaceChildren(PT.element("p", { "class": "answer gone" }, [PT.both(zh, en)])); }
  function resolve(id, go) {
    if (!/^[a-z0-9_-]+$/.test(id)) { say("这不是编号:编号只含小写字母、数字、- 和 _。", "This is not an id: ids hold lower-case letters, digits, - and _ only."); return; }
    var name = "ids-" + bucket(id);
    PT.need([name], function () {
      var found = Object.prototype.hasOwnProperty.call(PT.held[name], id) ? PT.held[name][id] : [];
      var alive = found.filter(function (one) { return one[0] !== "x"; });
      if (go && found.length === 1 && alive.length === 1) { window.location.replace(place(id, alive[0])); return; }
      if (!found.length) { say("本版本及以往版本中都没有这个编号。", "No row of this or an earlier release has this id."); return; }
      answer.replaceChildren.apply(answer, found.map(function (one) { return one[0] === "x" ? gone(id, one) : live(id, one); }));
    }, function () { say("数据文件未能载入。", "The data file could not be loaded."); });
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var id = form.elements.id.value.trim();
    window.history.replaceState(null, "", "#id=" + encodeURIComponent(id));
    resolve(id, true);
  });
  var asked = PT.asked("id") || (/^#[a-z0-9_-]+$/.test(window.location.hash) ? window.location.hash.slice(1) : "");
  if (asked) {
    form.elements.id.value = asked;
    resolve(asked, true);
  }
})();
