package org.khural;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the log goes: standard error, for people or one JSON object a line. Never a token, never a
 * name.
 */
final class Logs {
    private Logs() {}

    static void configure(String format) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var out = new ConsoleAppender<ILoggingEvent>();
        out.setContext(context);
        out.setTarget("System.err");
        out.setEncoder(encoder(context, format));
        out.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(out);
        context.getLogger("org.khural").setLevel(Level.INFO);
        // It says at each start that the lines to Redis share one gauge.
        context.getLogger("io.micrometer").setLevel(Level.ERROR);
        // What they warn of is in the report of a check, and there are names in it.
        context.getLogger("eu.europa.esig").setLevel(Level.ERROR);
        context.getLogger("org.apache.pdfbox").setLevel(Level.ERROR);
        // It says of each of our faces that its glyphs have no names.
        context.getLogger("org.apache.fontbox").setLevel(Level.ERROR);
    }

    /** For commands whose answer is all that one wants to read. */
    static void silence() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, String format) {
        if (format.equals("json")) {
            var json = new JsonEncoder();
            json.setContext(context);
            json.start();
            return json;
        }
        var text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0}: %msg%n");
        text.start();
        return text;
    }
}
