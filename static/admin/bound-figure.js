// A figure of the site in a sentence: the editor's button opens a list, the choice becomes one word of the text.
(function () {
  const { React, DraftJS, draftail } = window;
  if (!draftail) return;

  function dialogFor(figures, onChoice, onClose) {
    const dialog = document.createElement("dialog");
    dialog.className = "bound-figure";
    dialog.setAttribute("aria-labelledby", "bound-figure-title");
    const title = document.createElement("h2");
    title.id = "bound-figure-title";
    title.textContent = "Quel chiffre du site ?";
    const text = document.createElement("p");
    text.textContent = "La page montrera le chiffre du jour, avec sa date et sa définition.";
    dialog.append(title, text);
    let chosen = null;
    for (const [key, label] of figures) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-secondary";
      button.textContent = label;
      button.addEventListener("click", () => {
        chosen = [key, label];
        dialog.close();
      });
      dialog.append(button);
    }
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.className = "button no";
    cancel.textContent = "Annuler";
    cancel.addEventListener("click", () => dialog.close());
    dialog.append(cancel);
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (chosen) onChoice(...chosen);
      else onClose();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  class FigureSource extends React.Component {
    componentDidMount() {
      const { entityType, onClose } = this.props;
      dialogFor(entityType.figures || [], (key, label) => this.insert(key, label), onClose);
    }

    insert(key, label) {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", { key });
      const changed = DraftJS.Modifier.replaceText(
        content,
        editorState.getSelection(),
        `[${label}]`,
        editorState.getCurrentInlineStyle(),
        content.getLastCreatedEntityKey(),
      );
      onComplete(DraftJS.EditorState.push(editorState, changed, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  function FigureDecorator(props) {
    return React.createElement("mark", { className: "bound-figure-word" }, props.children);
  }

  draftail.registerPlugin({ type: "CHIFFRE", source: FigureSource, decorator: FigureDecorator }, "entityTypes");
})();
