/* A form that is sent while it is being saved by itself waits for that to end. Otherwise the first automatic save of a
   new page and the editor's own "Publish" both make the page, and the later of them is refused. */
(() => {
    "use strict";

    const SUBMITTED = Symbol("submitted");
    const saving = new Set();
    const waiting = new Map();

    function ended({ target: form }) {
        saving.delete(form);
        if (!waiting.has(form)) return;
        const button = waiting.get(form);
        waiting.delete(form);
        // A button that shows that it works is disabled, and would not say what it stands for.
        const disabled = button?.disabled;
        if (button) button.disabled = false;
        form.requestSubmit(button);
        if (button) button.disabled = disabled;
    }

    document.addEventListener("w-autosave:save", (event) => {
        if (event.target[SUBMITTED] || waiting.has(event.target)) event.preventDefault();
        else saving.add(event.target);
    });
    document.addEventListener("w-autosave:success", ended);
    document.addEventListener("w-autosave:error", ended);
    document.addEventListener(
        "submit",
        (event) => {
            const form = event.target;
            if (!saving.has(form)) {
                form[SUBMITTED] = true;
                return;
            }
            event.preventDefault();
            event.stopPropagation();
            waiting.set(form, event.submitter);
        },
        { capture: true },
    );
    // A page that comes back from the browser's memory can be sent again.
    window.addEventListener("pageshow", () => {
        for (const form of document.forms) form[SUBMITTED] = false;
    });
})();
