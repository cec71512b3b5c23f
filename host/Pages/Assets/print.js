// Adds what a page cannot do without a script: one button that prints the form shown in its frame.
const button = document.querySelector('[data-print]');
const frame = document.querySelector('iframe[data-form]');
if (button && frame) {
  button.hidden = false;
  button.addEventListener('click', () => frame.contentWindow.print());
}
