/* The panel Review beside a form: fetched when the page opens and whenever its draft was saved. Its links lead to the
   field, row or block that a finding is about, in whichever tab it stands. */
(() => {
    "use strict";

    const PREFIX = "#review-";
    const PAUSE = 800;
    const WAIT = 100;
    const TRIES = 15;
    const FIELDS =
        'input:not([type="hidden"]), textarea, select, [contenteditable="true"], button[data-chooser-action-choose]';

    // Asked for each time: the first automatic save of a new page puts another one in its place.
    const shownPanel = () => document.querySelector("[data-review-panel]");

    async function load() {
        const panel = shownPanel();
        if (!panel?.dataset.reviewUrl) return;
        try {
            const answer = await fetch(panel.dataset.reviewUrl, { headers: { "X-Requested-With": "XMLHttpRequest" } });
            if (!answer.ok) throw new Error(answer.statusText);
            panel.innerHTML = await answer.text();
            count(panel.firstElementChild?.dataset.reviewOpen || "0");
        } catch {
            panel.textContent = panel.dataset.reviewFailed;
        }
    }

    function count(number) {
        const counter = document.querySelector('[data-side-panel-toggle="review"] [data-side-panel-toggle-counter]');
        if (!counter) return;
        counter.textContent = number;
        counter.hidden = number === "0";
    }

    function find(target) {
        const named = (name) => document.querySelector(`#page-edit-form [name="${CSS.escape(name)}"]`);
        const row = target.replace(/^(\w+-\d+)-.*/, "$1");
        return (
            document.getElementById(`block-${target}-section`) ||
            named(target) ||
            document.getElementById(`inline_child_${row}`) ||
            document.getElementById(`panel-child-${target}-section`)
        );
    }

    function open(element) {
        const tab = element.closest('[role="tabpanel"]');
        if (tab?.hidden) document.querySelector(`[role="tab"][href="#${tab.id}"]`)?.click();
        for (let folded = element.closest("section"); folded; folded = folded.parentElement.closest("section")) {
            folded.querySelector(':scope > * [data-panel-toggle][aria-expanded="false"]')?.click();
        }
    }

    // What is typed into: the field itself, or the first of a row or block that can be seen.
    function focus(element) {
        const places = element.matches(FIELDS) ? [element] : element.querySelectorAll(FIELDS);
        let field = [...places].find((place) => place.checkVisibility());
        if (!field) {
            element.tabIndex = -1;
            field = element;
        }
        field.focus({ preventScroll: true });
        return field;
    }

    function isInView(element) {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
    }

    // A tab shows its panel a little after it was opened, and the blocks and rows in it grow for a while longer.
    function reveal(element, hash) {
        const shown = element.type === "hidden" ? element.parentElement : element;
        let field;
        let tries = TRIES;
        open(shown);
        const settle = () => {
            // Wagtail's tabs write their own name into the address.
            history.replaceState(history.state, "", hash);
            if (shown.checkVisibility() && (!field || (field === shown && !shown.matches(FIELDS)))) {
                field = focus(shown);
                field.scrollIntoView({ block: "center", behavior: "instant" });
            } else if (field && !isInView(field)) {
                field.scrollIntoView({ block: "center", behavior: "instant" });
            }
            if ((tries -= 1) > 0) setTimeout(settle, WAIT);
        };
        setTimeout(settle, WAIT);
    }

    function go() {
        const hash = location.hash;
        if (!hash.startsWith(PREFIX)) return;
        const element = find(decodeURIComponent(hash.slice(PREFIX.length)));
        if (element) reveal(element, hash);
    }

    document.addEventListener("DOMContentLoaded", () => {
        if (!shownPanel()) return;
        let waiting;
        load();
        document.addEventListener("w-autosave:success", () => {
            clearTimeout(waiting);
            waiting = setTimeout(load, PAUSE);
        });
        // Wagtail builds its forms with scripts of its own first.
        setTimeout(go, PAUSE);
        window.addEventListener("hashchange", go);
        document.addEventListener("click", (event) => {
            const link = event.target.closest("[data-review-panel] [data-review-go]");
            if (link && link.hash === location.hash && link.pathname === location.pathname) go();
        });
    });
})();
