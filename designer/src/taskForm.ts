import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './style/taskForm.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { complainInWords } from './forms/complaints';
import { speakDates } from './forms/dates';
import { translated } from './forms/translated';

/** Fills in the electronic form of a task page: its data ride in the page's own form, and the server checks them again. */
async function show(place: HTMLElement): Promise<void> {
  const around = place.closest('form');
  const field = around?.querySelector<HTMLInputElement>('input[name="Form"]');
  if (!around || !field) return;
  const form = new Form({ container: place });
  complainInWords(form);
  translated(place);
  await form.importSchema(JSON.parse(place.dataset.schema ?? '{}') as object, JSON.parse(field.value === '' ? '{}' : field.value) as Record<string, unknown>);
  around.addEventListener('submit', (event) => {
    const { data, errors } = form.submit() as { data: object; errors: Record<string, string[]> };
    if (Object.keys(errors).length === 0) {
      field.value = JSON.stringify(data);
      return;
    }
    event.preventDefault();
    // By the field's id: the mark of the fault itself is not drawn yet.
    const [first] = Object.keys(errors);
    place.querySelector<HTMLElement>(`:is(input, textarea, select)[id*="-${CSS.escape(first ?? '')}"]`)?.focus();
  });
}

speakDates();
for (const place of document.querySelectorAll<HTMLElement>('[data-task-form]')) void show(place);
