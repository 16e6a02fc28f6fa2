const typing = 'input:not([type=checkbox]):not([type=radio]), select, textarea, dialog, [contenteditable]';

/** Keys for .row-list: j and k move, Enter opens, x ticks, / searches, ? shows the keys. WCAG 2.1.4: none while typing, and
 *  input[data-keys-switch] turns them off for this browser. */
export function listenForKeys() {
  const rows = document.querySelector('.row-list');
  if (!rows)
    return;
  const choice = document.querySelector('input[data-keys-switch]');
  if (choice) {
    choice.checked = remembered() !== 'off';
    choice.addEventListener('change', () => remember(choice.checked ? 'on' : 'off'));
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest(typing) || remembered() === 'off')
      return;
    const act = { j: () => move(1), k: () => move(-1), x: tick, '/': search, '?': show }[event.key];
    if (act?.() === true)
      event.preventDefault();
  });
}

const links = () => [...document.querySelectorAll('.row-list tbody a.ref-tag')];
const focusedRow = () => document.activeElement?.closest('.row-list tbody tr');

function move(step) {
  const all = links();
  const row = focusedRow();
  const at = row ? all.findIndex(link => row.contains(link)) : -1;
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  next?.focus({ preventScroll: true });
  next?.closest('tr').scrollIntoView({ block: 'nearest' });
  return Boolean(next);
}

function tick() {
  const box = focusedRow()?.querySelector('input[type=checkbox]');
  box?.click();
  return Boolean(box);
}

function search() {
  const box = document.querySelector('.filter-bar input[type=search]');
  box?.focus();
  return Boolean(box);
}

function show() {
  const keys = document.querySelector('dialog[data-keys]');
  keys?.showModal();
  return Boolean(keys);
}

// Private windows may refuse storage; then the keys are on.
function remembered() {
  try {
    return localStorage.getItem('keys');
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem('keys', value);
  } catch {
    // The switch holds for this page only.
  }
}
