package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exeat.server.account.Accounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the command line, beside a server that has the file open. */
class AccountCommandTest extends CommandTest {
  @TempDir Path folder;

  @Test
  void anAccountIsMadeResetAndRemovedWhileTheServerIsUp() throws Exception {
    Path file = folder.resolve("accounts.json");
    Accounts server = new Accounts(file, InstantSource.system());
    assertEquals(0, account("add", "booth-1", "--role", "officer"), err::toString);
    String first = password();
    assertInstanceOf(Accounts.Attempt.SignedIn.class, server.signIn("booth-1", first));
    assertFalse(Files.readString(file).contains(first));

    assertEquals(0, account("reset", "booth-1"), err::toString);
    assertInstanceOf(Accounts.Attempt.Wrong.class, server.signIn("booth-1", first));
    assertInstanceOf(Accounts.Attempt.SignedIn.class, server.signIn("booth-1", password()));

    assertEquals(0, account("add", "camera-front", "--role", "device"), err::toString);
    String device = password();
    assertInstanceOf(Accounts.Attempt.SignedIn.class, server.device("camera-front", device));
    assertInstanceOf(
        Accounts.Attempt.SignedIn.class,
        server.device("camera-front", device),
        "what it proved is remembered");
    assertInstanceOf(Accounts.Attempt.Wrong.class, server.device("camera-front", device + "x"));
    assertInstanceOf(
        Accounts.Attempt.Wrong.class,
        server.device("booth-1", password()),
        "people sign in at the console");

    assertEquals(0, account("list"));
    assertTrue(
        out.toString().matches("(?s).*booth-1 +officer +all +first password, to be changed.*"),
        out::toString);
    assertTrue(
        out.toString().matches("(?s).*camera-front +device +all +its own password.*"),
        out::toString);

    assertEquals(0, account("remove", "camera-front"));
    assertInstanceOf(Accounts.Attempt.Wrong.class, server.device("camera-front", device));
  }

  @Test
  void whatCannotBeIsTold() throws Exception {
    assertEquals(2, account("add", "Somebody", "--role", "officer"));
    assertTrue(err.toString().contains("lower case letters"), err::toString);
    assertEquals(2, account("add", "both", "--role", "officer", "--role", "device"));
    assertEquals(2, account("add", "x", "--role", "king"));
    assertEquals(2, account("remove", "nobody"));
    assertTrue(err.toString().contains("there is no account nobody"), err::toString);
    Files.writeString(folder.resolve("accounts.json"), "[{]");
    assertEquals(2, account("list"));
    assertTrue(err.toString().contains("no file of accounts"), err::toString);
  }

  /** With a certificate that keytool makes, as an operator would. */
  @Test
  void aDeviceIsKnownByItsCertificate() throws Exception {
    Path pem = certificate("gate-1", "EC", "secp256r1", 90);
    assertEquals(
        0,
        account(
            "add",
            "gate-1",
            "--role",
            "device",
            "--certificate",
            pem.toString(),
            "--lane",
            "1",
            "--lane",
            "2"),
        err::toString);
    assertTrue(out.toString().matches("(?s).*certificate SHA-256 [0-9a-f]{64}\n.*"), out::toString);
    assertFalse(out.toString().contains("password "), "there is none");
    assertEquals(0, account("list"));
    assertTrue(
        out.toString().matches("(?s).*gate-1 +device +1, 2 +certificate [0-9a-f]{16}….*"),
        out::toString);
    assertEquals(2, account("add", "gate-2", "--role", "device", "--certificate", pem.toString()));
    assertTrue(err.toString().contains("gate-1's already"), err::toString);
    assertEquals(2, account("add", "booth", "--role", "officer", "--certificate", pem.toString()));
    assertEquals(2, account("add", "booth", "--role", "officer", "--lane", "1"));
    assertTrue(err.toString().contains("are for devices"), err::toString);
    Path next = certificate("gate-1-next", "EC", "secp256r1", 90);
    assertEquals(0, account("reset", "gate-1", "--certificate", next.toString()), err::toString);
    assertEquals(0, account("add", "gate-2", "--role", "device", "--certificate", pem.toString()));

    Path weak = certificate("weak", "RSA", "1024", 90);
    assertEquals(2, account("reset", "gate-1", "--certificate", weak.toString()));
    assertTrue(err.toString().contains("is weak"), err::toString);
    Path none = Files.writeString(folder.resolve("none.pem"), "no certificate");
    assertEquals(2, account("reset", "gate-1", "--certificate", none.toString()));
    assertTrue(err.toString().contains("holds no X.509 certificate"), err::toString);
    Path ended = certificate("ended", "EC", "secp256r1", -1);
    assertEquals(2, account("reset", "gate-1", "--certificate", ended.toString()));
    assertTrue(err.toString().contains("is good from"), err::toString);
  }

  private Path certificate(String name, String algorithm, String size, int days) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> make =
        new ArrayList<>(
            List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit"));
    make.addAll(algorithm.equals("EC") ? List.of("-groupname", size) : List.of("-keysize", size));
    make.addAll(
        days > 0
            ? List.of("-validity", "" + days)
            : List.of("-startdate", "-10d", "-validity", "9"));
    done(make);
    done(
        List.of(
            keytool,
            "-exportcert",
            "-rfc",
            "-alias",
            "own",
            "-keystore",
            store.toString(),
            "-storepass",
            "changeit",
            "-file",
            pem.toString()));
    return pem;
  }

  private static void done(List<String> command) throws Exception {
    assertEquals(
        0,
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor());
  }

  private int account(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "account";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--accounts";
    all[arguments.length + 2] = folder.resolve("accounts.json").toString();
    return run(all);
  }

  /** The one that was printed last. */
  private String password() {
    Matcher m = Pattern.compile("password (\\S+)").matcher(out.toString());
    String last = "";
    while (m.find()) {
      last = m.group(1);
    }
    return last;
  }
}
