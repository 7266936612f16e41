package org.threeline.web.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.threeline.desk.identity.CurrentPerson;
import org.threeline.web.text.Sentences;

/** In which language the caller of this request reads: what it asks for, else its person's, else English. */
@RequestScoped
public class Reader {
    @Inject
    HttpServletRequest request;

    @Inject
    CurrentPerson person;

    public Locale locale() {
        if (request.getHeader("Accept-Language") != null) {
            for (var wanted : Collections.list(request.getLocales())) {
                if (Sentences.spoken(wanted).getLanguage().equals(wanted.getLanguage())) {
                    return Sentences.spoken(wanted);
                }
            }
            return Sentences.spoken(Locale.ENGLISH);
        }
        return person.isSignedIn() ? Sentences.spoken(person.locale()) : Sentences.spoken(Locale.ENGLISH);
    }
}
