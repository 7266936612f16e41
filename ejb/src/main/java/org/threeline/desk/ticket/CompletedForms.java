package org.threeline.desk.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.threeline.catalog.form.FieldType;
import org.threeline.catalog.form.FormAnswers;
import org.threeline.catalog.form.FormField;
import org.threeline.catalog.form.RequestForm;
import org.threeline.desk.identity.People;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

/** Answers to a form, checked against its questions and against who there is. */
@ApplicationScoped
public class CompletedForms {
    private static final String REQUIRED = "answer.required";

    @Inject
    People people;

    /** @throws InvalidInput with every answer that is wrong, also a person nobody knows */
    Map<String, Object> checked(RequestForm form, Map<String, ?> raw) {
        var answers = FormAnswers.check(form, raw);
        requireKnownPeople(form, answers);
        return answers;
    }

    /** @throws InvalidInput with every answer that is wrong; those still missing are not among them */
    void checkBegun(RequestForm form, Map<String, ?> raw) {
        try {
            requireKnownPeople(form, FormAnswers.check(form, raw));
        } catch (InvalidInput incomplete) {
            var wrong = incomplete.errors().stream()
                    .filter(error -> !error.code().equals(REQUIRED))
                    .toList();
            if (!wrong.isEmpty()) {
                throw new InvalidInput(wrong);
            }
        }
    }

    private void requireKnownPeople(RequestForm form, Map<String, Object> answers) {
        var named = form.fields().stream()
                .filter(field -> field.type() == FieldType.PERSON && answers.containsKey(field.name()))
                .toList();
        if (named.isEmpty()) {
            return;
        }
        var known = people.idsOf(
                named.stream().map(field -> (String) answers.get(field.name())).toList());
        var errors = new ArrayList<FieldError>();
        for (FormField field : named) {
            var login = (String) answers.get(field.name());
            if (known.keySet().stream().noneMatch(login::equalsIgnoreCase)) {
                errors.add(new FieldError("answers." + field.name(), "person.unknown", List.of(login)));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
