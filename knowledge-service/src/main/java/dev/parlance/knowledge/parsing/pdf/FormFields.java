package dev.parlance.knowledge.parsing.pdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FieldName;

/** What was filled into the fields of a form; the page itself does not hold it. */
final class FormFields {

    private static final int MOST = 5000;

    private final Map<String, String> values = new LinkedHashMap<>();

    FormFields(PDDocument document) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                keep(field);
            }
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void write(Draft draft) {
        values.forEach((name, value) -> draft.paragraph(name + ": " + value, null));
    }

    private void keep(PDField field) {
        String value = Objects.requireNonNullElse(field.getValueAsString(), "").strip();
        boolean filled = !value.isEmpty() && !value.matches("Off|\\[]") && value.length() < 10_000;
        if (filled && values.size() < MOST && !(field instanceof PDPushButton)
                && !(field instanceof PDSignatureField)) {
            values.put(label(field), value);
        }
    }

    /** The words a reader is shown for the field, or the name a program gave it. */
    private static String label(PDField field) {
        String shown = field.getAlternateFieldName();
        return shown != null && !shown.isBlank()
                ? shown.strip()
                : FieldName.label(Objects.requireNonNullElse(field.getPartialName(), "Field"));
    }
}
