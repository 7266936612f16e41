package org.threeline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.threeline.desk.absence.Away;

/** That somebody is away, in the viewer's words and zone. */
@Named
@RequestScoped
public class AwayWords {
    @Inject
    Words words;

    @Inject
    Viewer viewer;

    @Inject
    Times times;

    /** Until which day: "away until 30 November 2026"; empty when the person is there (null). */
    public String until(Away away) {
        return away == null ? "" : words.of("away.until", lastDay(away));
    }

    /** To somebody who just took a ticket although entered as away; empty for whoever is there (null). */
    public String tookAllTheSame(Away own) {
        return own == null ? "" : words.of("away.took", lastDay(own));
    }

    private String lastDay(Away away) {
        // The end is the first moment back; the day before it is the last one away.
        return times.date(away.until().minusMillis(1).atZone(viewer.zone()).toLocalDate());
    }

    /** The same with the one who stands in, for a list one chooses from. */
    public String full(Away away) {
        if (away == null) {
            return "";
        }
        return away.deputy() == null
                ? until(away)
                : until(away) + ", " + words.of("away.deputy", away.deputy().name());
    }
}
