package org.threeline.web.admin;

import org.threeline.kernel.NotFound;
import org.threeline.web.faces.CurrentAddress;

/** Ids in addresses and in lists to choose from, as texts. */
final class Parts {
    private Parts() {}

    /** @throws NotFound where the address holds no id */
    static long id(CurrentAddress address) {
        var part = address.part("id");
        var id = part.matches("[0-9]{1,18}") ? number(part) : null;
        if (id == null) {
            throw new NotFound(address.path());
        }
        return id;
    }

    /** Null for nothing, and for what no list offers. */
    static Long number(String text) {
        return text == null || !text.matches("[0-9]{1,18}") ? null : Long.valueOf(text);
    }

    /** Null for nothing. */
    static String text(Long id) {
        return id == null ? null : String.valueOf(id);
    }
}
