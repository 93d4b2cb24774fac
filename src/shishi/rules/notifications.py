"""提醒 — by which way something is told, and how it stands with its delivery."""

from enum import StrEnum


class Channel(StrEnum):
    """渠道."""

    PRODUCT = "product"
    MAIL = "mail"
    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"

    @property
    def label(self) -> str:
        return {
            "product": "站内",
            "mail": "邮件",
            "wecom": "企业微信群机器人",
            "dingtalk": "钉钉群机器人",
            "feishu": "飞书群机器人",
        }[self.value]


class Delivery(StrEnum):
    """投递状态."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"

    @property
    def label(self) -> str:
        return {"waiting": "待发", "delivered": "已发", "given_up": "未发出"}[self.value]
