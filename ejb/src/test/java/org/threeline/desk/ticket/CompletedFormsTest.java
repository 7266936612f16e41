package org.threeline.desk.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.threeline.catalog.form.RequestForm;
import org.threeline.catalog.offering.WrittenCatalogue;
import org.threeline.kernel.InvalidInput;
import org.threeline.kernel.InvalidInput.FieldError;

class CompletedFormsTest {
    private final RequestForm form =
            new WrittenCatalogue().service("laptop-problem", 1).form();
    private final CompletedForms forms = new WorkedTicket().forms();

    @Test
    void whoIsNamedMustExist() {
        assertThat(forms.checked(form, Map.of("device", "T14", "colleague", "marta")))
                .containsEntry("colleague", "marta");
        refuses(() -> forms.checked(form, Map.of("device", "T14", "colleague", "nobody")), "person.unknown");
    }

    @Test
    void whatIsOnlyBegunMayBeIncompleteButNotWrong() {
        assertThatNoException().isThrownBy(() -> forms.checkBegun(form, Map.of("place", "3.07")));
        refuses(() -> forms.checked(form, Map.of("place", "3.07")), "answer.required");
        refuses(() -> forms.checkBegun(form, Map.of("place", 3)), "answer.mistyped");
    }

    private static void refuses(ThrowingCallable check, String code) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(check).satisfies(refusal -> assertThat(
                        refusal.errors())
                .extracting(FieldError::code)
                .containsExactly(code));
    }
}
