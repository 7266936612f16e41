package org.threeline.web.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.Locale;
import org.threeline.kernel.InvalidInput.FieldError;

/** Finds the input an error belongs to, by the attribute {@code field} that our tags give each input. */
final class FieldMessages {
    static final String FIELD = "field";

    private FieldMessages() {}

    /** Ties the sentence to its input; where the page has no such input, it goes to the top with the field's name. */
    static void add(FacesContext faces, Locale locale, FieldError error) {
        var sentence = Words.sentence(locale, error.code(), error.arguments().toArray());
        var message = new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null);
        var found = new boolean[1];
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (context, component) -> {
            // Several forms of a page may have a field of that name; the error belongs to the one that was sent.
            if (component instanceof UIForm form && !form.isSubmitted()) {
                return VisitResult.REJECT;
            }
            if (component instanceof UIInput input
                    && error.field().equals(input.getAttributes().get(FIELD))) {
                // An input in error is drawn with what was sent, and Faces forgot that when the input seemed right.
                input.decode(faces);
                input.setValid(false);
                faces.addMessage(input.getClientId(faces), message);
                found[0] = true;
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        if (!found[0]) {
            var named = new FacesMessage(FacesMessage.SEVERITY_ERROR, error.field() + ": " + sentence, null);
            faces.addMessage(null, named);
        }
    }
}
