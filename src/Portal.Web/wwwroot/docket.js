// Enhancement only: every page works without this file.
import { leadErrorsToFields } from './js/errors.js';
import { sendOnce, keepDrafts, checkLines } from './js/forms.js';
import { refreshInPlace } from './js/partial.js';
import { listenForKeys } from './js/keys.js';
import { openDialogs } from './js/dialogs.js';

document.documentElement.classList.add('has-script');
leadErrorsToFields();
sendOnce();
keepDrafts();
checkLines();
refreshInPlace();
openDialogs();
listenForKeys();
