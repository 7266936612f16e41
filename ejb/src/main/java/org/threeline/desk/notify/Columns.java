package org.threeline.desk.notify;

import java.sql.Time;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Values of columns as the driver gives them. */
final class Columns {
    private Columns() {}

    static boolean isTrue(Object value) {
        return value instanceof Boolean chosen ? chosen : ((Number) value).intValue() != 0;
    }

    static @Nullable LocalTime time(@Nullable Object value) {
        return value == null ? null : ((Time) value).toLocalTime();
    }

    /** Quiet hours of four columns in their order; null where there is no row, so that even the last is missing. */
    static @Nullable QuietHours quiet(
            @Nullable Object from, @Nullable Object until, @Nullable Object weekdaysOnly, @Nullable Object weekends) {
        return weekdaysOnly == null || weekends == null
                ? null
                : new QuietHours(time(from), time(until), isTrue(weekdaysOnly), isTrue(weekends));
    }
}
