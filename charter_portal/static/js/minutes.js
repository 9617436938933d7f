// Texts of the minutes: stored as they are typed, kept on the device while they can't be, put together with a colleague's.
(function () {
  "use strict";
  var live = document.getElementById("live");
  if (!live || !window.fetch || !window.localStorage) return;
  var PAUSE = 2000, LOOK = 8000;
  var boxes = {}, last = null, token = null;

  function say(what, bad) {
    var words = live.getAttribute("data-" + what) || what;
    if (live.textContent !== words) live.textContent = words;
    live.classList.toggle("bad", !!bad);
  }

  function key(box) { return "minutes:" + box.form.getAttribute("action"); }

  // What is on this device and not stored yet, with the text that it was typed over.
  function keep(box) {
    try { localStorage.setItem(key(box), JSON.stringify({ text: box.area.value, base: box.base })); } catch (full) { /* no room: the page still holds it */ }
  }

  function isDirty(box) { return box.area.value !== box.clean; }

  function theirs(box, text) {
    var shown = box.form.querySelector(".theirs");
    if (!shown) {
      shown = document.createElement("div");
      shown.className = "theirs";
      shown.lang = "fr";
      box.form.appendChild(shown);
    }
    shown.textContent = live.getAttribute("data-theirs") + "\n\n" + text;
  }

  function settle(box, answer, sent) {
    box.version = answer.version;
    if (box.area.value !== sent) {
      // What was typed since was typed over what was sent, whatever a colleague's words are in the stored text.
      box.base = answer.merged ? sent : answer.text;
      box.clean = sent;
      keep(box);
      return later(box);
    }
    if (answer.merged) put(box, answer.text);
    box.base = answer.text;
    box.clean = box.area.value;
    localStorage.removeItem(key(box));
    var shown = box.form.querySelector(".theirs");
    if (shown) shown.remove();
    say(answer.merged ? "merged" : "saved");
  }

  // Another text in the box, with the cursor where it was.
  function put(box, text) {
    var start = box.area.selectionStart, end = box.area.selectionEnd, focused = document.activeElement === box.area;
    box.area.value = text;
    if (focused) box.area.setSelectionRange(Math.min(start, text.length), Math.min(end, text.length));
  }

  function store(box) {
    if (box.busy || !isDirty(box)) return;
    box.busy = true;
    var sent = box.area.value, data = new URLSearchParams();
    data.set("csrfmiddlewaretoken", token || box.form.elements.csrfmiddlewaretoken.value);
    data.set("version", box.version);
    data.set("base", box.base);
    data.set("text", sent);
    say("saving");
    fetch(box.form.action, { method: "POST", body: data, credentials: "same-origin", redirect: "manual", headers: { "X-Requested-With": "fetch" } }).then(function (answer) {
      box.busy = false;
      var isData = (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0;
      if (!isData) { say(answer.status >= 500 ? "offline" : "ended", true); token = null; return later(box, LOOK); }
      return answer.json().then(function (said) {
        if (answer.ok) return settle(box, said, sent);
        if (said.theirs !== undefined) {
          // Nothing leaves by itself any more, here or from a page opened again: only a press says that both were put together.
          box.version = said.version;
          box.clash = said.theirs;
          theirs(box, said.theirs);
          box.waits = true;
          keep(box);
          return say("clash", true);
        }
        say(said.refusal, true);
      });
    }, function () {
      box.busy = false;
      say("offline", true);
      later(box, LOOK);
    });
  }

  function later(box, pause) {
    clearTimeout(box.timer);
    box.timer = setTimeout(function () { store(box); }, pause || PAUSE);
  }

  function insert(box, words) {
    var at = box.area.selectionEnd, before = box.area.value.slice(0, at), after = box.area.value.slice(at);
    if (before && !/\s$/.test(before)) before += " ";
    box.area.value = before + words + after;
    box.area.focus();
    box.area.setSelectionRange((before + words).length, (before + words).length);
    keep(box);
    if (!box.waits) later(box);
  }

  Array.prototype.forEach.call(document.querySelectorAll("form.live-text"), function (form) {
    var area = form.elements.text;
    var box = { form: form, area: area, version: form.elements.version.value, base: area.defaultValue, clean: area.defaultValue, item: form.getAttribute("data-item") };
    boxes[box.item] = box;
    var kept = null;
    try { kept = JSON.parse(localStorage.getItem(key(box)) || "null"); } catch (broken) { kept = null; }
    // A page that is opened again shows what the browser remembers: what counts is what the server sent.
    area.value = area.defaultValue;
    if (kept && kept.text !== area.defaultValue) {
      area.value = kept.text;
      box.base = kept.base;
      say("found");
      later(box);
    }
    area.addEventListener("input", function () { keep(box); if (!box.waits) later(box); });
    area.addEventListener("focus", function () { last = box; });
    area.addEventListener("blur", function () { if (!box.waits) store(box); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (box.waits) box.base = box.clash;
      box.waits = false;
      var picked = form.elements.insert.value.trim();
      if (picked) {
        var options = document.getElementById("insertables").options;
        for (var i = 0; i < options.length; i += 1) if (options[i].value === picked) picked = options[i].getAttribute("data-words");
        form.elements.insert.value = "";
        insert(box, picked);
      }
      store(box);
    });
  });

  Array.prototype.forEach.call(document.querySelectorAll("form.live-fact"), function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      insert(boxes[form.getAttribute("data-item")], form.elements.insert.value);
    });
  });

  // What colleagues stored, where nobody types here; and a fresh token after a new sign-in.
  function look() {
    if (document.hidden) return;
    var known = Object.keys(boxes).map(function (item) { return item + ":" + boxes[item].version; }).join(",");
    fetch(live.getAttribute("data-state") + "?v=" + known, { credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      if (!answer.ok) return null;
      return answer.json();
    }).then(function (said) {
      if (!said) return;
      token = said.token;
      Object.keys(said.items).forEach(function (item) {
        var box = boxes[item], news = said.items[item];
        if (!box || box.busy || isDirty(box)) return;
        box.version = String(news.version);
        if (box.base === news.text) return;
        box.base = news.text;
        put(box, news.text);
        box.clean = box.area.value;
      });
      Object.keys(boxes).forEach(function (item) { if (isDirty(boxes[item]) && !boxes[item].waits) store(boxes[item]); });
    }, function () { /* no connection: the next look tries again */ });
  }

  setInterval(look, LOOK);
  window.addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("beforeunload", function (event) {
    if (Object.keys(boxes).some(function (item) { return isDirty(boxes[item]); })) event.preventDefault();
  });
})();
