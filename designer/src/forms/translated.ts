import type { FormEditor } from '@bpmn-io/form-js-editor';
import { inForms } from '../words/forms';
import { language } from '../words/language';

/** Where an analyst's own words stand: what is typed, and the form as it is being written. */
const own = '.fjs-form-field label, .fjs-form-field-text, .fjs-form-field-html, .cm-editor, .bio-properties-panel-header-label, .bio-properties-panel-collapsible-entry-header-title, textarea, input';
const attributes = ['title', 'placeholder', 'aria-label', 'label'] as const;

function text(node: Text): void {
  if (node.parentElement?.closest(own)) return;
  const words = inForms(node.data);
  if (words !== node.data) node.data = words;
}

function named(element: Element): void {
  for (const attribute of attributes) {
    const value = element.getAttribute(attribute);
    const words = value === null ? null : inForms(value);
    if (words !== null && words !== value) element.setAttribute(attribute, words);
  }
}

function within(root: Node): void {
  if (root instanceof Text) {
    text(root);
    return;
  }
  if (!(root instanceof Element)) return;
  named(root);
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Text) text(node);
    else if (node instanceof Element) named(node);
  }
}

/** Puts the form editor's words into the reader's language, now and as it draws; the editor itself has English only. */
export function translated(container: Element): () => void {
  if (language === 'en') return () => undefined;
  within(container);
  const watch = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(within);
      else if (change.type === 'characterData') within(change.target);
      else named(change.target as Element);
    }
  });
  watch.observe(container, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...attributes] });
  return () => watch.disconnect();
}

interface Component { config: { create?: ((options?: object) => Record<string, unknown>) & { translated?: boolean } } }

interface Option { label?: string; value?: string }

/** An option that the editor has just made, named in the reader's language as the first one is. */
const optionNamed = (option: Option): Option => {
  const made = /^Value( \d+)?$/.exec(option.label ?? '');
  return made ? { ...option, label: `${inForms('Value')}${made[1] ?? ''}` } : option;
};

/** A new component, and a new option of one, bears a label in the reader's language. */
export function labelled(editor: FormEditor): void {
  editor.on('commandStack.formField.edit.preExecute', ({ context }: { context: { properties: { values?: Option[] } } }) => {
    const { properties } = context;
    if (Array.isArray(properties.values)) context.properties = { ...properties, values: properties.values.map(optionNamed) };
  });
  const { _formFields: fields } = editor.get<{ _formFields: Record<string, Component> }>('formFields');
  for (const { config } of Object.values(fields)) {
    const make = config.create;
    if (!make || make.translated) continue;
    config.create = Object.assign(
      (options?: object) => {
        const made = make(options);
        if (made['text'] === '# Text') made['text'] = `# ${inForms('Text view')}`;
        if (Array.isArray(made['values'])) made['values'] = made['values'].map(optionNamed);
        for (const name of ['label', 'dateLabel', 'timeLabel']) if (typeof made[name] === 'string') made[name] = inForms(made[name]);
        return made;
      },
      { translated: true },
    );
  }
}
