package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.receipt.ReceiptOffice;
import org.exeat.records.vault.MasterKeys;
import org.exeat.records.vault.Vault;
import org.exeat.server.account.Accounts;
import org.exeat.server.account.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} and {@code backup}. */
class OperationCommandTest extends CommandTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path temp;
  private Path port;
  private Path password;

  @BeforeEach
  void port() throws Exception {
    port = temp.resolve("port");
    Files.createDirectory(port);
    password = Files.writeString(temp.resolve("password"), PASSWORD + "\n");
    Ledger.create(port.resolve("ledger"), "records.example/port-7");
    ReceiptOffice.create(port.resolve("office"), "https://port-7.example", Clock.systemUTC());
    Vault.open(
            port.resolve("vault"),
            MasterKeys.pkcs12(port.resolve("master-keys.p12"), PASSWORD.toCharArray()))
        .close();
    Accounts accounts = new Accounts(port.resolve("accounts.json"), InstantSource.system());
    accounts.change(
        "officer", accounts.add("officer", Set.of(Role.OFFICER)), "four words and a dot.");
  }

  private int doctor(String... more) {
    out.getBuffer().setLength(0);
    String[] all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 4, more.length);
    all[0] = "doctor";
    all[1] = port.toString();
    all[2] = "--password-file";
    all[3] = password.toString();
    return run(all);
  }

  private void says(String words) {
    assertTrue(out.toString().contains(words), out + "\n" + err);
  }

  @Test
  void aSoundPortIsSound() {
    needWeights();
    assertEquals(0, doctor("--serve", "0"));
    says("ok    Java: ");
    says("ok    face networks: they load");
    says("ok    pictures: OpenCV loads");
    says("ok    video: FFmpeg loads");
    says("ok    ledger: records.example/port-7, 0 entries");
    says("ok    receipts: the office of https://port-7.example opens");
    says("ok    vault: all of its keys open");
    says("ok    accounts: 1 accounts");
    says("ok    port 0: free");
    says(" 0 fail, ");
    assertFalse(out.toString().contains(PASSWORD));
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.setPosixFilePermissions(
          port.resolve("accounts.json"), PosixFilePermissions.fromString("rw-r--r--"));
      Files.setLastModifiedTime(
          port.resolve("office/public/status/1"),
          FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
      new Accounts(port.resolve("accounts.json"), InstantSource.system())
          .add("supervisor", Set.of(Role.SUPERVISOR));
      Files.setPosixFilePermissions(
          port.resolve("ledger/signing-key"), PosixFilePermissions.fromString("rw-r-----"));
      Files.writeString(password, "another password\n");
      assertEquals(1, doctor("--serve", "" + taken.getLocalPort(), "--model", temp + "/none"));
      says("warn  port " + taken.getLocalPort() + ": taken");
    }
    says("FAIL  ledger: others may read signing-key");
    says("-> chmod 600 ");
    says("warn  receipts: the status list was signed");
    says("FAIL  vault: master-keys.p12 is no PKCS#12 file, or its password is another");
    says("warn  accounts: 1 of 2 accounts have their first password still");
    says("FAIL  face networks: ");
  }

  @Test
  void aChangedLedgerIsSaidAndOneThatIsOpenIsNot() throws Exception {
    try (Ledger open = Ledger.open(port.resolve("ledger"), Clock.systemUTC())) {
      doctor("--model", temp + "/none");
      says(
          "ok    ledger: "
              + open.key().name()
              + ", 0 entries; the newest leads to the signed root; it is open");
    }
    Path checkpoint = port.resolve("ledger/log/checkpoint");
    Files.writeString(checkpoint, Files.readString(checkpoint).replace("\n0\n", "\n7\n"));
    assertEquals(1, doctor("--model", temp + "/none"));
    says("FAIL  ledger: ");
  }

  @Test
  void aBackupIsMadeCheckedAndRestored() throws Exception {
    Path backup = temp.resolve("port.zip");
    assertEquals(0, run("backup", "create", port.toString(), "--to", backup.toString()), "" + err);
    says("Not in it: master-keys.p12");
    says("All of it is as it must be.");
    assertEquals(0, run("backup", "check", backup.toString()));
    assertEquals(2, run("backup", "create", port.toString(), "--to", backup.toString()));
    assertEquals(2, run("backup", "restore", backup.toString(), port.toString()), "not empty");
    Path restored = temp.resolve("restored");
    assertEquals(0, run("backup", "restore", backup.toString(), restored.toString()), "" + err);
    assertEquals(0, run("ledger", "verify", restored.resolve("ledger").toString()), "" + err);
    try (RandomAccessFile file = new RandomAccessFile(backup.toFile(), "rw")) {
      file.seek(1000);
      int was = file.read();
      file.seek(1000);
      file.write(was ^ 1);
    }
    assertEquals(2, run("backup", "check", backup.toString()));
    assertTrue(err.toString().contains("is not as it was made"), err.toString());
  }
}
