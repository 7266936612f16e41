package org.threeline.kernel.storage;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;

/**
 * A value of which each transaction has its own, as each thread has of a {@link ThreadLocal}; it is gone with the
 * transaction. It is read thousands of times by a sweep, which a transaction-scoped bean cannot stand: the server looks for
 * the transaction manager among all beans at each call of such a one (measured with Narayana 7: a sixth of a sweep).
 *
 * @param <T> what is kept
 */
public final class TransactionLocal<T> {
    private final Supplier<T> first;

    /** @param first makes a transaction's value when it is asked for the first time; never null */
    public TransactionLocal(Supplier<T> first) {
        this.first = first;
    }

    /**
     * The value of the transaction at work.
     *
     * @throws IllegalStateException where there is no transaction
     */
    public T get(TransactionSynchronizationRegistry transactions) {
        @SuppressWarnings("unchecked")
        var known = (T) transactions.getResource(this);
        if (known == null) {
            known = first.get();
            transactions.putResource(this, known);
        }
        return known;
    }
}
