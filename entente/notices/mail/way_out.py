"""By which way mails leave this installation."""

from entente.notices.mail.folder import Folder
from entente.notices.mail.server import Server
from entente.notices.mail.transport import Transport, folder, keeps_files


def way_out() -> Transport:
    return Folder(folder()) if keeps_files() else Server.from_settings()
