/* What editors need of a form beyond Wagtail's: errors counted on their tabs, the Tab key, and a word on autosave. */
(() => {
    "use strict";

    const controllers = (identifier) =>
        [...document.querySelectorAll(`[data-controller~="${identifier}"]`)].map((element) =>
            window.wagtail.app.getControllerForElementAndIdentifier(element, identifier),
        );

    // Wagtail counts the errors of a tab once, before the blocks and rows in it are there.
    const countErrors = () => controllers("w-count").forEach((counter) => counter?.count());

    // The Tab key goes from field to field. A comment is added from within a field with Ctrl+Alt+M, as in an editor.
    const COMMENT = "button[data-comment-add]";
    const leaveOut = () => document.querySelectorAll(`${COMMENT}:not([tabindex])`).forEach((button) => (button.tabIndex = -1));

    document.addEventListener("keydown", (event) => {
        if (!(event.ctrlKey || event.metaKey) || !event.altKey || event.code !== "KeyM") return;
        const field = event.target.closest("[data-field-wrapper], .w-field__wrapper");
        if (event.target.isContentEditable || !field) return;
        field.querySelector(COMMENT)?.click();
    });

    document.addEventListener("DOMContentLoaded", () => {
        const form = document.querySelector("form[data-edit-form]");
        if (!form) return;
        let waiting;
        new MutationObserver(() => {
            clearTimeout(waiting);
            waiting = setTimeout(() => {
                leaveOut();
                countErrors();
            }, 100);
        }).observe(form, { childList: true, subtree: true });
        leaveOut();
    });

    // An automatic save that failed says so and stays; once one succeeds, that is said too, aloud as well.
    let paused = false;
    const saying = () => document.querySelector("[data-autosave-says]");
    document.addEventListener("w-autosave:error", () => {
        paused = true;
        saying().textContent = saying().dataset.paused;
    });
    document.addEventListener("w-autosave:success", () => {
        saying().textContent = paused ? saying().dataset.again : "";
        paused = false;
    });
    document.addEventListener("w-autosave:deactivated", () => {
        saying().textContent = saying().dataset.ended;
    });
})();
