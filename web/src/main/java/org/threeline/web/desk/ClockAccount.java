package org.threeline.web.desk;

import java.time.Instant;
import java.util.List;

/**
 * Why a clock's time is what it is, in words and as a line.
 *
 * @param id of the clock
 * @param title which promise it is
 * @param sum how the due time comes about, one clause each
 * @param outcome what became of it, one sentence each; may be empty
 * @param line null where there is nothing to draw, as for a promise that was kept the moment it was made
 * @param moments what happened on the line and will happen, in order
 * @param rows every stretch, for those who read rather than look
 * @param total the working time promised
 * @param terms by what it is counted, one sentence each
 */
public record ClockAccount(
        long id,
        String title,
        List<String> sum,
        List<String> outcome,
        TimeLine line,
        List<Moment> moments,
        List<Row> rows,
        String total,
        List<String> terms) {
    /** How high a lane of marks is, in the picture's units. */
    private static final int LANE = 20;

    private static final int BAND = 28;
    private static final int AXIS = 18;

    /**
     * Something on the line.
     *
     * @param number under which it stands in the picture
     * @param look which kind of mark it is
     * @param x where it lies, from 0 to 100
     * @param lane how far above the line, 0 the nearest
     * @param ahead whether it has not come yet
     */
    public record Moment(int number, String look, String words, Instant at, double x, int lane, boolean ahead) {
        public String place() {
            return TimeLine.percent(x);
        }
    }

    /** @param counted working time that counted; a dash where none did */
    public record Row(String look, String words, Instant from, Instant to, String counted) {}

    public boolean isDrawn() {
        return line != null;
    }

    /** Where the band of stretches begins, below the marks. */
    public int bandTop() {
        return LANE * (1 + moments.stream().mapToInt(Moment::lane).max().orElse(0)) + LANE / 4;
    }

    public int bandMiddle() {
        return bandTop() + BAND / 2 + LANE / 4;
    }

    public int bandBottom() {
        return bandTop() + BAND;
    }

    public int hoursBase() {
        return bandBottom() + AXIS;
    }

    public int daysBase() {
        return line.hours().isEmpty() ? hoursBase() : hoursBase() + AXIS;
    }

    public int height() {
        return daysBase() + LANE / 4;
    }

    /** The middle of a mark. */
    public int markAt(Moment moment) {
        return bandTop() - LANE / 4 - LANE / 2 - LANE * moment.lane();
    }

    public int markText(Moment moment) {
        return markAt(moment) + LANE / 5;
    }
}
