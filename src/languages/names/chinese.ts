import type { NameLists } from './lists.ts';

/** Surnames of one character with their pinyin, the most common first. Compiled for this project. */
const surnames = `王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin 何He 郭Guo 马Ma 罗Luo
  梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao 程Cheng 曹Cao 袁Yuan 邓Deng 许Xu 傅Fu 沈Shen 曾Zeng 彭Peng 吕Lü 苏Su
  卢Lu 蒋Jiang 蔡Cai 贾Jia 丁Ding 魏Wei 薛Xue 叶Ye 阎Yan 余Yu 潘Pan 杜Du 戴Dai 夏Xia 钟Zhong 汪Wang 田Tian 任Ren 姜Jiang 范Fan 方Fang 石Shi
  姚Yao 谭Tan 廖Liao 邹Zou 熊Xiong 金Jin 陆Lu 郝Hao 孔Kong 白Bai 崔Cui 康Kang 毛Mao 邱Qiu 秦Qin 江Jiang 史Shi 顾Gu 侯Hou 邵Shao 孟Meng
  龙Long 万Wan 段Duan 钱Qian 汤Tang 尹Yin 黎Li 易Yi 常Chang 武Wu 乔Qiao 贺He 赖Lai 龚Gong 文Wen`;

const compoundSurnames = '欧阳Ouyang 司马Sima 诸葛Zhuge 上官Shangguan 司徒Situ 东方Dongfang 夏侯Xiahou 慕容Murong 皇甫Huangfu 令狐Linghu';

const male = `伟Wei 强Qiang 磊Lei 军Jun 洋Yang 勇Yong 杰Jie 涛Tao 明Ming 超Chao 刚Gang 平Ping 辉Hui 鹏Peng 斌Bin 波Bo 浩Hao 凯Kai 健Jian 俊Jun
  志强Zhiqiang 建国Jianguo 建华Jianhua 建军Jianjun 国强Guoqiang 志明Zhiming 志刚Zhigang 海涛Haitao 文杰Wenjie 俊杰Junjie 浩然Haoran 子轩Zixuan
  宇轩Yuxuan 浩宇Haoyu 一鸣Yiming 天宇Tianyu 博文Bowen 明哲Mingzhe 伟东Weidong 晓东Xiaodong 晓明Xiaoming 小龙Xiaolong 立军Lijun 永强Yongqiang
  德华Dehua 家辉Jiahui 家豪Jiahao 俊峰Junfeng 振华Zhenhua 振宇Zhenyu 国庆Guoqing 新民Xinmin 少华Shaohua 思远Siyuan 子涵Zihan 景明Jingming
  泽宇Zeyu 嘉伟Jiawei 鸿飞Hongfei 宏伟Hongwei 大勇Dayong 世杰Shijie 成龙Chenglong 宗翰Zonghan`;

const female = `芳Fang 娜Na 敏Min 静Jing 丽Li 艳Yan 娟Juan 霞Xia 燕Yan 玲Ling 婷Ting 红Hong 玉Yu 萍Ping 颖Ying 雪Xue 莉Li 倩Qian 琳Lin 梅Mei
  秀英Xiuying 桂英Guiying 秀兰Xiulan 玉兰Yulan 桂兰Guilan 丽娟Lijuan 丽华Lihua 淑珍Shuzhen 淑华Shuhua 秀珍Xiuzhen 雨桐Yutong 欣怡Xinyi 梓涵Zihan
  诗涵Shihan 可馨Kexin 雅琪Yaqi 佳怡Jiayi 思琪Siqi 晓红Xiaohong 晓燕Xiaoyan 小芳Xiaofang 小丽Xiaoli 美玲Meiling 美华Meihua 慧敏Huimin 雅婷Yating
  怡君Yijun 丽丽Lili 婷婷Tingting 海燕Haiyan 春梅Chunmei 冬梅Dongmei 红梅Hongmei 雪梅Xuemei 梦洁Mengjie 梦瑶Mengyao 若曦Ruoxi 紫萱Zixuan
  语嫣Yuyan 婉清Wanqing 静怡Jingyi 佳慧Jiahui 文静Wenjing 玉梅Yumei`;

const unisex = '华Hua 晨Chen 宁Ning 嘉Jia 青Qing 晓宇Xiaoyu 子墨Zimo 一诺Yinuo 佳宁Jianing 晓华Xiaohua';

/** Names in Chinese characters beside the same in pinyin. */
interface Written {
  characters: readonly string[];
  pinyin: readonly string[];
}

function written(list: string): Written {
  const names = list.trim().split(/\s+/);
  return {
    characters: names.map((name) => name.replace(/\P{Script=Han}/gu, '')),
    pinyin: names.map((name) => name.replace(/\p{Script=Han}/gu, '')),
  };
}

const lists = { male: written(male), female: written(female), unisex: written(unisex), surnames: written(surnames) };

/** In pinyin, as they stand in text in Latin letters. */
export const chinese: NameLists = {
  male: [...new Set(lists.male.pinyin)],
  female: [...new Set(lists.female.pinyin)],
  unisex: lists.unisex.pinyin,
  surnames: [...new Set(lists.surnames.pinyin)],
};

/** In characters, as they stand in Chinese text. The k-th male and the k-th female name are a pair of one length. */
export const chineseCharacters: NameLists & { compoundSurnames: readonly string[] } = {
  male: lists.male.characters,
  female: lists.female.characters,
  unisex: lists.unisex.characters,
  surnames: lists.surnames.characters,
  compoundSurnames: written(compoundSurnames).characters,
};
