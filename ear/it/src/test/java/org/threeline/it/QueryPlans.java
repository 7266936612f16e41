package org.threeline.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.mariadb.jdbc.MariaDbDataSource;
import org.threeline.launch.EmbeddedDatabase;
import org.threeline.launch.Folders;

/**
 * How the database means to answer what the application asks. A database of its own with the real schema and no server:
 * statements are taken as they leave the persistence unit, with their values, and explained.
 */
public final class QueryPlans implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final DataSource source;
    private final EntityManagerFactory units;
    private final List<Asked> asked = new ArrayList<>();

    /** A part of a plan: how one table is read. */
    public record Step(String table, String type, String key, long rows, String extra) {
        /** Whether rows are put in order or in a table of their own instead of being read in the order asked for. */
        public boolean sorts() {
            return extra.contains("filesort") || extra.contains("temporary");
        }
    }

    /** A statement on its way, with the calls that set its values. */
    private record Asked(String sql, List<Value> values) {}

    private record Value(Method set, Object[] arguments) {}

    private QueryPlans() {
        var folder = Build.target().resolve("plans");
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("What an earlier run left in " + folder + " is in the way", e);
        }
        database = new EmbeddedDatabase(folder.resolve("database"), Build.database());
        database.start();
        try {
            var plain = new MariaDbDataSource(database.url());
            plain.setUser(database.user());
            plain.setPassword(database.password());
            source = plain;
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            units = Persistence.createEntityManagerFactory(
                    "desk",
                    Map.of(
                            "jakarta.persistence.transactionType",
                            "RESOURCE_LOCAL",
                            "jakarta.persistence.nonJtaDataSource",
                            listening(source),
                            "jakarta.persistence.validation.mode",
                            "none"));
        } catch (SQLException | RuntimeException e) {
            database.stop();
            throw e instanceof RuntimeException failed ? failed : new IllegalStateException(e);
        }
    }

    /** A new one for whoever asks; its statements are listened to. */
    public EntityManager entities() {
        return units.createEntityManager();
    }

    /** Puts rows in place, and has the database look at what there is. */
    public void fill(String table, String... statements) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            statement.execute("analyze table " + table + " persistent for all");
        }
    }

    /** Plans of the statements a question leads to, step by step. */
    public List<Step> of(Runnable question) throws SQLException {
        return steps(question, "explain", "rows");
    }

    /**
     * How statements that only read were answered in fact, with the rows that were read each time. Where the order is
     * chosen late, that is another way than the plan says.
     */
    public List<Step> inFact(Runnable question) throws SQLException {
        return steps(question, "analyze", "r_rows");
    }

    private List<Step> steps(Runnable question, String how, String rows) throws SQLException {
        asked.clear();
        question.run();
        assertThat(asked).as("statements that were asked").isNotEmpty();
        var steps = new ArrayList<Step>();
        for (var one : List.copyOf(asked)) {
            steps.addAll(steps(one, how, rows));
        }
        return steps;
    }

    /** How many statements a question leads to. */
    public int statements(Runnable question) {
        asked.clear();
        question.run();
        return asked.size();
    }

    private List<Step> steps(Asked one, String how, String rowsRead) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(how + " " + one.sql())) {
            for (var value : one.values()) {
                invoke(value.set(), statement, value.arguments());
            }
            var steps = new ArrayList<Step>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.add(new Step(
                            Objects.requireNonNullElse(rows.getString("table"), ""),
                            Objects.requireNonNullElse(rows.getString("type"), ""),
                            Objects.requireNonNullElse(rows.getString("key"), ""),
                            Math.round(rows.getDouble(rowsRead)),
                            Objects.requireNonNullElse(rows.getString("Extra"), "")
                                    .toLowerCase(Locale.ROOT)));
                }
            }
            return steps;
        }
    }

    private DataSource listening(DataSource plain) {
        return proxy(DataSource.class, (method, arguments) -> {
            var answer = invoke(method, plain, arguments);
            return answer instanceof Connection connection ? listening(connection) : answer;
        });
    }

    private Connection listening(Connection plain) {
        return proxy(Connection.class, (method, arguments) -> {
            var answer = invoke(method, plain, arguments);
            return answer instanceof PreparedStatement statement ? listening(statement, (String) arguments[0]) : answer;
        });
    }

    private PreparedStatement listening(PreparedStatement plain, String sql) {
        var values = new ArrayList<Value>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer) {
                values.add(new Value(method, arguments));
            } else if (method.getName().startsWith("execute")) {
                asked.add(new Asked(sql, List.copyOf(values)));
            }
            return invoke(method, plain, arguments);
        });
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.answer(method, arguments == null ? new Object[0] : arguments)));
    }

    private static Object invoke(Method method, Object on, Object[] arguments) throws SQLException {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        units.close();
        database.stop();
    }

    /** Hands one to tests that ask for it. The first test starts it, the end of all tests stops it. */
    public static final class Provided implements BeforeAllCallback, ParameterResolver {
        private static QueryPlans plans(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(QueryPlans.class))
                    .getOrComputeIfAbsent(QueryPlans.class, first -> new QueryPlans(), QueryPlans.class);
        }

        @Override
        public void beforeAll(ExtensionContext context) {
            plans(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == QueryPlans.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return plans(context);
        }
    }
}
