package org.threeline.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything behind an exception. Containers wrap and suppress what use cases throw, so its causes tell what it means. */
public final class Causes {
    private final List<Throwable> all = new ArrayList<>();

    private Causes() {}

    /** The exception itself, what it stands for and what was suppressed on the way, outermost first; never empty. */
    public static Causes of(Throwable thrown) {
        var causes = new Causes();
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        for (var cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.all.add(cause);
            Arrays.stream(cause.getSuppressed()).filter(seen::add).forEach(causes.all::add);
        }
        return causes;
    }

    public List<Throwable> all() {
        return Collections.unmodifiableList(all);
    }

    /** The outermost of a kind. */
    public <T extends Throwable> Optional<T> find(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    public boolean hold(Class<? extends Throwable> kind) {
        return find(kind).isPresent();
    }

    public boolean hold(Predicate<Throwable> sign) {
        return all.stream().anyMatch(sign);
    }
}
