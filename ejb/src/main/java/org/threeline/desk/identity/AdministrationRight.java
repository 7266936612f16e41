package org.threeline.desk.identity;

import org.threeline.kernel.NotFound;

/** Looking after people, departments and locations is the administrators'; for others there is no such thing. */
final class AdministrationRight {
    private AdministrationRight() {}

    /** @throws NotFound for everybody who is no administrator */
    static void require(Actor actor) {
        if (!actor.admin()) {
            throw new NotFound("administration for " + actor.login());
        }
    }
}
