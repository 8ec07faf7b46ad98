"""Lays the virtual passport of Debian's vsmartcard-vpicc on the virtual reader.

    PYTHONPATH=/usr/lib/python3/site-packages/virtualsmartcard \\
        /usr/bin/python3 epass.py PORT FOLDER

FOLDER holds files named by their identifier, such as 0101 (DG1); their bytes go on the card. The card's file
system, its Basic Access Control, its ciphers and MACs, and the connection to the reader are vpicc's. `vicc --type
ePass` itself cannot be used: it asks for its data with Python 2's raw_input, and its secure messaging was not
carried over to Python 3, so the two methods of that are written here.
"""
import os
import sys

import Cryptodome
import Cryptodome.Cipher
import Cryptodome.Hash
from Cryptodome.Cipher import AES, ARC4, DES, DES3
from Cryptodome.Hash import HMAC, SHA

# vpicc imports PyCrypto, which Debian no longer has; PyCryptodome is the same under another name.
sys.modules["Crypto"] = Cryptodome
sys.modules["Crypto.Cipher"] = Cryptodome.Cipher
sys.modules["Crypto.Hash"] = Cryptodome.Hash

import virtualsmartcard.CryptoUtils as crypto
from virtualsmartcard.CardGenerator import CardGenerator
from virtualsmartcard.SmartcardFilesystem import DF, MF, TransparentStructureEF
from virtualsmartcard.SWutils import SW, SwError
from virtualsmartcard.TLVutils import unpack
from virtualsmartcard.VirtualSmartcard import VirtualICC
from virtualsmartcard.cards.ePass import PassportSAM, ePass_SE
from virtualsmartcard.utils import C_APDU, inttostring, stringtoint


def tlv(tag, value):
    size = len(value)
    length = bytes([size]) if size < 0x80 else bytes([0x81, size]) if size < 0x100 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + value


class SecureMessaging(ePass_SE):
    """ICAO Doc 9303 part 11, 9.8, with vpicc's ciphers, MACs and counter."""

    def parse_SM_CAPDU(self, command, authenticate_header):
        header = bytes([command.cla, command.ins, command.p1, command.p2])
        covered = crypto.append_padding(8, header)
        data, expected = b"", None
        for tag, _, value in unpack(command.data):
            if tag == 0x8E:
                mac = self.compute_cryptographic_checksum(0x8E, 0x80, crypto.append_padding(8, covered))
                if mac != value:
                    raise SwError(SW["ERR_SECMESSOBJECTSINCORRECT"])
            else:
                covered += tlv(tag, value)
            if tag == 0x87:
                data = crypto.strip_padding(8, self.decipher(tag, 0x80, value[1:]))
            elif tag == 0x97:
                expected = stringtoint(value)
        return C_APDU(cla=command.cla, ins=command.ins, p1=command.p1, p2=command.p2, le=expected, data=data)

    def protect_response(self, status, result):
        answer = tlv(0x87, b"\x01" + self.encipher(0x82, 0x80, result)) if result else b""
        answer += tlv(0x99, inttostring(status, 2))
        mac = self.compute_cryptographic_checksum(0x8E, 0x80, crypto.append_padding(8, answer))
        return status, answer + tlv(0x8E, mac)


def passport(folder):
    mf = MF()
    application = DF(parent=mf, fid=4, dfname=b"\xa0\x00\x00\x02G\x10\x01", bertlv_data=[])
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as f:
            application.append(
                TransparentStructureEF(parent=application, fid=int(name, 16), filedescriptor=0, data=f.read()))
    mf.append(application)
    sam = PassportSAM(mf)
    sam.current_SE = SecureMessaging(mf, sam)
    return mf, sam


def main():
    port, folder = int(sys.argv[1]), sys.argv[2]
    crypto.operation_on_string = lambda a, b, op: bytes(op(x, y) for x, y in zip(a, b))
    CardGenerator.getCard = lambda self: passport(folder)
    VirtualICC(None, "ePass", "localhost", port, logginglevel=50).run()


main()
