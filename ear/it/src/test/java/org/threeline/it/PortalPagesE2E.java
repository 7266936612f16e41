package org.threeline.it;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the portal does not offer. */
@ExtendWith({RunningDesk.class, Browsing.class})
class PortalPagesE2E {
    @Test
    void anUnknownServiceIsNotFound(Visit visit) {
        visit.as("employee").to("services/imported-incident");

        Assertions.assertThat(visit.page().locator("h1").count()).isPositive();
        Assertions.assertThat(visit.page().locator("#file").count()).isZero();
    }
}
