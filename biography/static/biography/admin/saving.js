/* What is on the screen when a form is saved is what is saved.

   A rich-text editor (Draftail) writes into its field a quarter of a second after the last key. Whoever collects the
   fields of a form before that (a button, Ctrl+S, an automatic save, a preview, the search for changes) gets them here
   as the editors have them. Words that a keyboard is still composing, and an automatic save that is under way, are
   waited for: otherwise the former are lost, and the first save of a new page and "Publish" both make the page. */
(() => {
    "use strict";

    const SUBMITTED = Symbol("submitted");
    const PAUSE = 20; // milliseconds: as long as an editor takes to end a composition
    const TRIES = 50;
    const NEVER = "never saved";
    const saving = new Map(); // form → what it was when its automatic save began, and what was typed since
    const waiting = new Map(); // form → the button that was pressed
    const typedInto = new WeakSet();
    const written = new WeakMap(); // field → the content of its editor that it has

    const editorsOf = (form) => [...form.elements].filter((field) => field.draftailEditor);

    // Marks that only show where comments stand are no part of the text (Wagtail's CommentableEditor).
    function serialised(editor) {
        const raw = window.Draftail.serialiseEditorStateToRaw(editor.getEditorState());
        const isPartOfText = ({ style }) => !/^(COMMENT-|STYLE_RERENDER_)/.test(style);
        raw?.blocks.forEach((block) => {
            block.inlineStyleRanges = block.inlineStyleRanges.filter(isPartOfText);
        });
        return raw;
    }

    function flush(field) {
        const content = field.draftailEditor.getEditorState().getCurrentContent();
        if (written.get(field) === content) return;
        written.set(field, content);
        field.rawContentState = serialised(field.draftailEditor);
        field.value = JSON.stringify(field.rawContentState);
    }

    document.addEventListener("formdata", ({ target: form, formData }) => {
        for (const field of editorsOf(form)) {
            flush(field);
            if (formData.has(field.name)) formData.set(field.name, field.value);
        }
    });

    const isInComposition = (field) => field.draftailEditor.getEditorState().isInCompositionMode();
    const isComposing = (form) => editorsOf(form).some(isInComposition);

    // Draft.js takes composed words from the event "textInput", which does not come where the composition ends because
    // the focus goes elsewhere (a button is touched while the keyboard still offers words).
    let heard = "";
    document.addEventListener("textInput", ({ data }) => (heard = data), { capture: true });
    document.addEventListener("compositionstart", () => (heard = ""), { capture: true });
    document.addEventListener(
        "compositionend",
        ({ target, data }) => {
            if (heard || !data || !target.closest("[data-draftail-editor-wrapper]")) return;
            target.dispatchEvent(Object.assign(new Event("textInput", { bubbles: true }), { data }));
        },
        { capture: true },
    );

    function send(form) {
        const button = waiting.get(form);
        waiting.delete(form);
        // A button that shows that it works is disabled, and would not say what it stands for.
        const disabled = button?.disabled;
        if (button) button.disabled = false;
        form.requestSubmit(button);
        if (button) button.disabled = disabled;
    }

    function sendOnceComposed(form, tries = TRIES) {
        if (saving.has(form)) return; // The end of the automatic save sends it.
        if (tries && isComposing(form)) setTimeout(sendOnceComposed, PAUSE, form, tries - 1);
        else send(form);
    }

    // Wagtail's watcher of a form: what it compares the form with is what counts as saved.
    const watcherOf = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");

    function countAsUnsaved(watcher, saved) {
        watcher.initialFormData = saved;
        watcher.previousFormData = saved;
    }

    function isLike(sent, now, names) {
        const [before, after] = [sent, now].map((text) => {
            const values = new URLSearchParams(text);
            names.forEach((name) => values.delete(name));
            return values.toString();
        });
        return before === after;
    }

    // What was typed while the form was being saved is not replaced by what the server made of the field, and is not
    // taken for saved.
    function succeeded({ target: form, detail }) {
        const { typed, sent } = saving.get(form) ?? {};
        if (!typed) return;
        const updated = new Set(Object.keys(detail.data.field_updates ?? {}));
        typed.forEach((value, name) => {
            if (!updated.delete(name)) return;
            form.elements.namedItem(name).value = value;
        });
        const watcher = watcherOf(form);
        if (watcher && !isLike(sent, watcher.formData, updated)) countAsUnsaved(watcher, sent);
    }

    function ended({ target: form }) {
        if (saving.delete(form) && waiting.has(form)) sendOnceComposed(form);
    }

    document.addEventListener("w-autosave:save", (event) => {
        const form = event.target;
        if (form[SUBMITTED] || waiting.has(form)) event.preventDefault();
        else saving.set(form, { typed: new Map(), sent: watcherOf(form)?.formData });
    });
    document.addEventListener("w-autosave:success", succeeded);
    document.addEventListener("w-autosave:success", ended);
    document.addEventListener("w-autosave:error", ended);

    // What was typed before Wagtail began to watch the form, and what was not saved before, is not saved either. A form
    // that came back with errors would not be watched at all, and never again be saved by itself.
    document.addEventListener("input", ({ target }) => {
        const form = target.closest("form");
        const name = target.name;
        if (name) saving.get(form)?.typed.set(name, target.value);
        if (form) typedInto.add(form);
    });
    document.addEventListener("w-unsaved:watch-edits", ({ target: form }) => {
        if (typedInto.has(form)) countAsUnsaved(watcherOf(form), NEVER);
    });
    document.addEventListener("w-unsaved:ready", ({ target: form }) => {
        const watcher = watcherOf(form);
        if (!watcher?.forceValue || watcher.checkInterval) return;
        watcher.forceValue = false;
        countAsUnsaved(watcher, NEVER);
        watcher.checkIntervalValueChanged(watcher.checkIntervalValue);
    });

    document.addEventListener(
        "submit",
        (event) => {
            const form = event.target;
            const composing = isComposing(form);
            if (!saving.has(form) && !composing) {
                form[SUBMITTED] = true;
                return;
            }
            event.preventDefault();
            event.stopPropagation();
            waiting.set(form, event.submitter);
            if (!composing) return;
            document.activeElement.blur();
            sendOnceComposed(form);
        },
        { capture: true },
    );

    // Whoever leaves is asked about what was typed a moment ago, too: Wagtail looks every half second.
    window.addEventListener(
        "beforeunload",
        () => {
            for (const form of document.querySelectorAll('[data-controller~="w-unsaved"]')) {
                watcherOf(form)?.check();
            }
        },
        { capture: true },
    );

    // A page that comes back from the browser's memory can be sent again.
    window.addEventListener("pageshow", () => {
        for (const form of document.forms) form[SUBMITTED] = false;
    });
})();
