package org.khural.effect;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Optional;
import java.util.Set;

/** Hands one letter after the other to the operator's mail server (SMTP, RFC 5321). */
public final class Postman {
    /** One connection: a hundred invitations are no flood. */
    private static final int CONNECTIONS = 1;

    private static final int PATIENCE = 15_000;

    /** Of a permanent reply, those that speak of the address and not of us. */
    private static final Set<Integer> ABOUT_ADDRESS = Set.of(501, 550, 551, 552, 553, 554);

    private final MailClient client;
    private final MailServer server;

    /** {@code id} becomes the Message-ID, so that a letter that was sent twice is known as one. */
    public record Message(
            String id, String to, String subject, String text, Optional<Attachment> file) {
        Message(String id, String to, String subject, String text) {
            this(id, to, subject, text, Optional.empty());
        }
    }

    public record Attachment(String name, String type, byte[] bytes) {}

    /** The server will never take a letter for this address. Without the address: it is logged. */
    static final class AddressRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        AddressRefused(int reply) {
            super("the mail server refused the address: " + reply, null, false, false);
        }
    }

    public Postman(Vertx vertx, MailServer server) {
        this.server = server;
        var config =
                new MailConfig()
                        .setHostname(server.host())
                        .setPort(server.port())
                        .setSsl(server.tls() == MailServer.Tls.TLS)
                        .setStarttls(
                                server.tls() == MailServer.Tls.STARTTLS
                                        ? StartTLSOptions.REQUIRED
                                        : StartTLSOptions.DISABLED)
                        .setMaxPoolSize(CONNECTIONS)
                        .setConnectTimeout(PATIENCE)
                        .setIdleTimeout(PATIENCE / 1000);
        server.user().ifPresent(config::setUsername);
        server.password().ifPresent(config::setPassword);
        client = MailClient.create(vertx, config);
    }

    Future<Void> send(Message message) {
        var domain = server.from().substring(server.from().indexOf('@') + 1);
        var mail =
                new MailMessage(server.from(), message.to(), message.subject(), message.text())
                        .setHeaders(
                                MultiMap.caseInsensitiveMultiMap()
                                        .set("Message-ID", "<" + message.id() + "@" + domain + ">")
                                        .set("Auto-Submitted", "auto-generated"));
        message.file().ifPresent(file -> mail.setAttachment(attachment(file)));
        return client.sendMail(mail).<Void>mapEmpty().recover(e -> Future.failedFuture(plain(e)));
    }

    private static MailAttachment attachment(Attachment file) {
        return MailAttachment.create()
                .setName(file.name())
                .setContentType(file.type())
                .setDisposition("attachment")
                .setData(Buffer.buffer(file.bytes()));
    }

    /** What a mail server says may name the person: of it only the number is kept. */
    private static RuntimeException plain(Throwable e) {
        if (e instanceof SMTPException said) {
            return ABOUT_ADDRESS.contains(said.getReplyCode())
                    ? new AddressRefused(said.getReplyCode())
                    : new IllegalStateException("the mail server said " + said.getReplyCode());
        }
        return new IllegalStateException("no mail server: " + e.getClass().getSimpleName());
    }
}
