// The error summary takes the focus when the page comes with problems, and its links put the focus into the field itself.
export function leadErrorsToFields() {
  document.querySelector('[data-focus]')?.focus();
  document.addEventListener('click', event => {
    const link = event.target.closest('.error-summary a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field)
      return;
    event.preventDefault();
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
  });
}
