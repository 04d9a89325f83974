// Improves pages that already work without it. Each module enhances a part of the page, once, when it appears.
import "./js/requests.js";
import { enhanceAll, onEnhance } from "./js/page.js";
import { keyboard } from "./js/keyboard.js";
import { shell } from "./js/shell.js";
import { autosave, settleDrafts } from "./js/autosave.js";
import { counts } from "./js/counts.js";
import { dialogs, dialogForms } from "./js/dialogs.js";
import { dropzones } from "./js/dropzone.js";
import { forms } from "./js/forms.js";
import { palette } from "./js/palette.js";
import { phrases } from "./js/phrases.js";
import { principals } from "./js/principals.js";
import { splits } from "./js/split.js";
import { tables } from "./js/tables.js";
import { messages } from "./js/toasts.js";
import { viewers } from "./js/viewer.js";

document.documentElement.classList.add("js");
for (const enhance of [forms, autosave, dialogForms, dropzones, phrases, principals, splits, tables, viewers, messages]) onEnhance(enhance);
settleDrafts();
shell();
dialogs();
keyboard();
palette();
enhanceAll(document);
counts();
