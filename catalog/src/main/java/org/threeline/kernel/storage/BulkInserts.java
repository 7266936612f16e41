package org.threeline.kernel.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets the driver send a batch of inserts as one message. It does so only where nobody wants to know the keys the
 * database made; a pool that asks for a statement with a kind of result set does not say whether it does, and the driver
 * then takes care of each row by itself, which is ten times slower. Our keys come from sequences, so it is told.
 */
final class BulkInserts implements InvocationHandler {
    private final Object target;

    private BulkInserts(Object target) {
        this.target = target;
    }

    /** The same source; its connections say of every statement that its keys are known. */
    static DataSource over(DataSource source) {
        return isOurs(source) ? source : wrapped(DataSource.class, source);
    }

    private static boolean isOurs(Object candidate) {
        return Proxy.isProxyClass(candidate.getClass()) && Proxy.getInvocationHandler(candidate) instanceof BulkInserts;
    }

    private static <T> T wrapped(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                BulkInserts.class.getClassLoader(), new Class<?>[] {type}, new BulkInserts(target)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        if (method.getName().equals("prepareStatement") && arguments != null && arguments.length == 1) {
            return ((Connection) target).prepareStatement((String) arguments[0], Statement.NO_GENERATED_KEYS);
        }
        try {
            Object answer = method.invoke(target, arguments);
            return answer instanceof Connection connection && method.getName().equals("getConnection")
                    ? wrapped(Connection.class, connection)
                    : answer;
        } catch (InvocationTargetException refused) {
            throw refused.getTargetException();
        }
    }
}
