/** [data-open="id"] opens a dialog; the browser keeps the focus inside and gives it back. */
export function openDialogs() {
  document.addEventListener('click', event => {
    const opener = event.target.closest('[data-open]');
    if (opener)
      document.getElementById(opener.dataset.open)?.showModal();
  });
}
