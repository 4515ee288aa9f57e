<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>About</name>
    <message>
        <source>About Distributor Desk</source>
        <translation>关于经销商案头</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Company file: {path}</source>
        <translation>公司文件：{path}</translation>
    </message>
    <message>
        <source>Backups: {path}</source>
        <translation>备份：{path}</translation>
    </message>
    <message>
        <source>Log: {path}</source>
        <translation>日志：{path}</translation>
    </message>
    <message>
        <source>All data stay on this computer. MIT licence; icons by Lucide (ISC), font Noto Sans SC (OFL).</source>
        <translation>所有数据都只在这台电脑上。MIT 许可；图标 Lucide（ISC），字体 Noto Sans SC（OFL）。</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Numbers</source>
        <translation>看数字</translation>
    </message>
    <message>
        <source>Show the numbers of this chart</source>
        <translation>显示这张图的数字</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>看图</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Drop an Excel workbook here, or choose one.
Any customer list, product list or list of sales lines will do; no template is needed.</source>
        <translation>把 Excel 表拖到这里，或者选一个文件。
客户表、商品表、销售明细都可以，不用套模板。</translation>
    </message>
    <message>
        <source>Choose workbooks…</source>
        <translation>选择表格文件…</translation>
    </message>
</context>
<context>
    <name>ClaimForm</name>
    <message>
        <source>New claim on the manufacturer</source>
        <translation>新开厂家核销单</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退换货单</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>结算日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>{brand} ({count})</source>
        <translation>{brand}（{count} 行）</translation>
    </message>
    <message>
        <source>Nothing can be claimed now: claims are made of settled returns of goods that have a brand.</source>
        <translation>现在没有可核销的：要先有已结的退换货，并且商品填了品牌。</translation>
    </message>
    <message>
        <source>{count} line(s), {total}</source>
        <translation>{count} 行，{total}</translation>
    </message>
    <message>
        <source>Make the claim</source>
        <translation>生成核销单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <source>Export claims</source>
        <translation>导出核销单</translation>
    </message>
    <message>
        <source>Goods / particulars</source>
        <translation>商品 / 说明</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Choose a claim on the left.</source>
        <translation>请在左边选择一张核销单。</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>核销金额</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>厂家确认</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已到账</translation>
    </message>
    <message>
        <source>Shortfall</source>
        <translation>少付</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>报出日期</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>账龄</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the manufacturer…</source>
        <translation>报给厂家…</translation>
    </message>
    <message>
        <source>Amounts…</source>
        <translation>修改金额…</translation>
    </message>
    <message>
        <source>Confirmed…</source>
        <translation>厂家已确认…</translation>
    </message>
    <message>
        <source>Money came in…</source>
        <translation>款已到账…</translation>
    </message>
    <message>
        <source>Claim sheet…</source>
        <translation>打印核销单…</translation>
    </message>
    <message>
        <source>Cancel claim</source>
        <translation>作废核销单</translation>
    </message>
    <message>
        <source>New claim…</source>
        <translation>新核销单…</translation>
    </message>
    <message>
        <source>Export claims…</source>
        <translation>导出核销单…</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>What the curve shows</source>
        <translation>曲线显示什么</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Effective %</source>
        <translation>实际%</translation>
    </message>
    <message>
        <source>Try a number, e.g. 120000</source>
        <translation>试一个数，例如 12万</translation>
    </message>
    <message>
        <source>Try a number</source>
        <translation>试一个数</translation>
    </message>
    <message>
        <source>Add a tier, and its curve appears here.</source>
        <translation>加一档，这里就会出现曲线。</translation>
    </message>
    <message>
        <source>Pays for growth: try it with last year&apos;s sales (What if).</source>
        <translation>按增长返利：请到“试算”里用去年的销售来试。</translation>
    </message>
    <message>
        <source>Pays by money and by units: try it with last year&apos;s sales (What if).</source>
        <translation>既按金额又按数量返利：请到“试算”里用去年的销售来试。</translation>
    </message>
    <message>
        <source>Gate, target, payment speed and cap are left out here.</source>
        <translation>曲线不含门槛、目标、回款系数和封顶。</translation>
    </message>
    <message>
        <source>Whole amount</source>
        <translation>全额</translation>
    </message>
    <message>
        <source>By slices</source>
        <translation>超额（分段）</translation>
    </message>
    <message>
        <source>What a basis pays</source>
        <translation>不同依据返多少</translation>
    </message>
    <message>
        <source>Basis ({unit})</source>
        <translation>依据（{unit}）</translation>
    </message>
    <message>
        <source>Rebate (yuan)</source>
        <translation>返利（元）</translation>
    </message>
    <message>
        <source>“{words}” is not a number.</source>
        <translation>“{words}”不是数字。</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Choose a customer on the left.</source>
        <translation>请在左边选一个客户。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} decides</source>
        <translation>{who}能做主</translation>
    </message>
    <message>
        <source>{who} does not decide</source>
        <translation>{who}做不了主</translation>
    </message>
</context>
<context>
    <name>CustomersTab</name>
    <message>
        <source>New customer</source>
        <translation>新增客户</translation>
    </message>
</context>
<context>
    <name>EditableTab</name>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Not a number, e.g. 1200 or =12*38.5</source>
        <translation>不是数字，如 1200 或 =12*38.5</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>e.g. 5-1</source>
        <translation>例如 5-1</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Not a date, e.g. 5-1</source>
        <translation>不是日期，例如 5-1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Import a workbook…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>新增一个</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing matches the search and the filters.</source>
        <translation>没有符合搜索和筛选条件的记录。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Owner&apos;s copy: with costs and floor prices</source>
        <translation>老板版：含成本和底价</translation>
    </message>
    <message>
        <source>This copy shows what you pay and your lowest prices. Do not hand it to customers or reps.</source>
        <translation>这一份能看到进价和底价，请不要交给客户或业务员。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Tick at least one kind of record.</source>
        <translation>请至少勾选一种记录。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>What shall be written? One sheet for each:</source>
        <translation>导出哪些内容？每种一张表：</translation>
    </message>
    <message>
        <source>Headings in</source>
        <translation>标题语言</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a company</source>
        <translation>打开公司</translation>
    </message>
    <message>
        <source>Company files (*.desk)</source>
        <translation>公司文件 (*.desk)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups (*.ddbk)</source>
        <translation>备份 (*.ddbk)</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>{name}: all</source>
        <translation>{name}：全部</translation>
    </message>
</context>
<context>
    <name>FindAnything</name>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, pinyin initials, phone or code</source>
        <translation>名称、拼音首字母、电话或编号</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的记录</translation>
    </message>
    <message>
        <source>Type a few letters. ↑ ↓ choose, Enter opens.</source>
        <translation>输入几个字。↑ ↓ 选择，回车打开。</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the name, or pinyin initials such as hddcs.</source>
        <translation>没有找到。可以试试名称的一部分，或拼音首字母，如 hddcs。</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Welcome to Distributor Desk</source>
        <translation>欢迎使用经销商案头</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Look around with a sample company</source>
        <translation>先看看示例公司</translation>
    </message>
    <message>
        <source>Several dozen invented shops with sales and routes. Nothing can go wrong.</source>
        <translation>几十家虚构的店，有销售和线路，随便点，不会弄坏什么。</translation>
    </message>
    <message>
        <source>Start a new company</source>
        <translation>新建我的公司</translation>
    </message>
    <message>
        <source>An empty file on this computer; then import your own workbooks.</source>
        <translation>在这台电脑上建一个空文件，然后导入自己的表格。</translation>
    </message>
    <message>
        <source>Open my company</source>
        <translation>打开我的公司</translation>
    </message>
    <message>
        <source>A file that ends in .desk.</source>
        <translation>以 .desk 结尾的文件。</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写</translation>
    </message>
</context>
<context>
    <name>HeadingList</name>
    <message>
        <source>Heading</source>
        <translation>表中的标题</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>— left out —</source>
        <translation>— 不导入 —</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Guide</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Undo takes back the newest deed first. Imports are undone under Imports.</source>
        <translation>撤销总是先撤最近的一步。导入请在“导入记录”里撤销。</translation>
    </message>
    <message>
        <source>Undo the last deed</source>
        <translation>撤销最近一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>下一个文件</translation>
    </message>
    <message>
        <source>Choose workbooks</source>
        <translation>选择表格文件</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xls *.xlsb *.xlsm *.ods *.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格文件 (*.xlsx *.xls *.xlsb *.xlsm *.ods *.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ImportsWindow</name>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销这次导入…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo the import of “{file}”? What it added is removed, what it changed is as before.</source>
        <translation>要撤销“{file}”的导入吗？它新增的会删掉，改过的会恢复原样。</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Credit to the customer: {amount}</source>
        <translation>应退客户：{amount}</translation>
    </message>
    <message>
        <source>In {value_in} − out {value_out} − fee {percent}% {fee} = credit to the customer {amount}</source>
        <translation>换入 {value_in} − 换出 {value_out} − 手续费 {percent}% {fee} = 应退客户 {amount}</translation>
    </message>
    <message>
        <source>In {value_in} − out {value_out} − fee {percent}% {fee}: the customer pays {amount}</source>
        <translation>换入 {value_in} − 换出 {value_out} − 手续费 {percent}% {fee}：客户应补 {amount}</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>Link {number} with an imported return</source>
        <translation>{number} 与导入的退货关联</translation>
    </message>
    <message>
        <source>Our line</source>
        <translation>本单的行</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>The imported line then counts alone; our own line is left out of the ledger.</source>
        <translation>关联后只算导入的那一行，本单自己的一行不再计入流水。</translation>
    </message>
    <message>
        <source>No imported return of this customer and product is free.</source>
        <translation>没有这个客户、这个商品的未关联的导入退货。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Work is still running. It can be stopped; nothing half-done is kept.</source>
        <translation>还有工作在进行。可以停下来，做了一半的不会留下。</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close without a backup</source>
        <translation>不备份，直接关闭</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>回到窗口</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open a company…</source>
        <translation>打开公司…</translation>
    </message>
    <message>
        <source>New company…</source>
        <translation>新建公司…</translation>
    </message>
    <message>
        <source>Sample company</source>
        <translation>示例公司</translation>
    </message>
    <message>
        <source>Imports…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>操作记录…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>About Distributor Desk</source>
        <translation>关于经销商案头</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>OK</source>
        <translation>好</translation>
    </message>
    <message>
        <source>A fault of the program. What was saved before is safe. If it happens again, send us the log file (Help, About says where it is).</source>
        <translation>程序出了故障。之前保存的内容是安全的。如果再次出现，请把日志文件发给我们（“帮助 → 关于”里写着它在哪里）。</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
</context>
<context>
    <name>NewCompany</name>
    <message>
        <source>New company</source>
        <translation>新建公司</translation>
    </message>
    <message>
        <source>e.g. Jiangnan Drinks</source>
        <translation>例如：江南饮料商行</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>OnSchemePage</name>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签协议…</translation>
    </message>
    <message>
        <source>Target…</source>
        <translation>目标…</translation>
    </message>
    <message>
        <source>Goods…</source>
        <translation>货补…</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>结算…</translation>
    </message>
    <message>
        <source>Agreement…</source>
        <translation>协议…</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>Choose a line with goods first.</source>
        <translation>请先选择一行商品。</translation>
    </message>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>填写的内容还没有保存。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Type in the empty last row to add goods.</source>
        <translation>在最后的空行里填写，就能增加商品。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Split line…</source>
        <translation>拆分行…</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Save and submit</source>
        <translation>保存并提交审核</translation>
    </message>
    <message>
        <source>Exchange on the spot</source>
        <translation>现场换货（一步完成）</translation>
    </message>
</context>
<context>
    <name>OrderHead</name>
    <message>
        <source>Name, pinyin initials, code or phone</source>
        <translation>名称、拼音首字母、编号或电话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Without goods (voucher only)</source>
        <translation>无实物（凭证退货）</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Customer *</source>
        <translation>客户 *</translation>
    </message>
</context>
<context>
    <name>OrderPane</name>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note for the next step (optional)</source>
        <translation>下一步的备注（可不填）</translation>
    </message>
    <message>
        <source>Choose an order on the left, or begin a new one.</source>
        <translation>请在左边选择一张单子，或者新开一张。</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>退回金额</translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation>换出金额</translation>
    </message>
    <message>
        <source>Handling fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Credit to the customer</source>
        <translation>应退客户</translation>
    </message>
    <message>
        <source>The customer pays</source>
        <translation>客户应补</translation>
    </message>
    <message>
        <source>not returned (voucher only)</source>
        <translation>无实物（凭证退货）</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>结算日期</translation>
    </message>
    <message>
        <source>Approved against the policy because</source>
        <translation>违反政策仍同意的原因</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{accepted} of {quantity}</source>
        <translation>收 {accepted} / 共 {quantity}</translation>
    </message>
    <message>
        <source>goes out</source>
        <translation>换出</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交审核</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>审核通过…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>驳回…</translation>
    </message>
    <message>
        <source>Goods are here</source>
        <translation>货已收到</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>结算…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Slip A4…</source>
        <translation>打印 A4 单…</translation>
    </message>
    <message>
        <source>Slip 241×140…</source>
        <translation>打印 241×140 单…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>{product}: counted by the imported line {document} of {day} ({amount})</source>
        <translation>{product}：按导入的 {document}（{day}，{amount}）计算，只算一次</translation>
    </message>
    <message>
        <source>without number</source>
        <translation>无单号</translation>
    </message>
    <message>
        <source>Break this link</source>
        <translation>断开关联</translation>
    </message>
    <message>
        <source>Link with an imported return…</source>
        <translation>与导入的退货关联…</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Print again…</source>
        <translation>重印…</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>今天已付</translation>
    </message>
    <message>
        <source>Reverse…</source>
        <translation>冲销…</translation>
    </message>
    <message>
        <source>Export with vouchers…</source>
        <translation>导出（含凭证）…</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>May approve</source>
        <translation>可批准</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Who sits at this desk</source>
        <translation>现在谁在用</translation>
    </message>
    <message>
        <source>What is done here is noted under this person&apos;s name. Settlements and concessions to supermarkets need someone who may approve.</source>
        <translation>在这里做的操作都记在这个人名下。返利结算和对商超的让步，要由可批准的人来做。</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>新增人员…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>PolicyView</name>
    <message>
        <source>Enter the customer and the goods: the policy is checked while you type.</source>
        <translation>填写客户和商品，政策会边填边检查。</translation>
    </message>
    <message>
        <source>Left of this quarter&apos;s cap: {left}</source>
        <translation>本季额度还剩：{left}</translation>
    </message>
    <message>
        <source>No rule of the policy has anything to say.</source>
        <translation>没有与政策有关的规定。</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>{mark} {rule} – {result}: {numbers}</source>
        <translation>{mark} {rule}（{result}）：{numbers}</translation>
    </message>
    <message>
        <source>Effect on the rebate</source>
        <translation>对返利的影响</translation>
    </message>
    <message>
        <source>{scheme}: {before} → {after} (basis {basis_before} → {basis_after}, same tier)</source>
        <translation>{scheme}：{before} → {after}（依据 {basis_before} → {basis_after}，档位不变）</translation>
    </message>
    <message>
        <source>{scheme}: {before} → {after} (basis {basis_before} → {basis_after}, tier from {tier_before} to {tier_after})</source>
        <translation>{scheme}：{before} → {after}（依据 {basis_before} → {basis_after}，档位 {tier_before} → {tier_after}）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未达档</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Read as: recognised by its headings</source>
        <translation>读作：按标题自动识别</translation>
    </message>
    <message>
        <source>Read as: {kind}</source>
        <translation>读作：{kind}</translation>
    </message>
    <message>
        <source>Create what is missing</source>
        <translation>新建缺少的记录</translation>
    </message>
    <message>
        <source>Bring retired records back when their code comes again</source>
        <translation>编号再次出现时恢复已停用的记录</translation>
    </message>
    <message>
        <source>lines without a customer go to… (e.g. walk-in)</source>
        <translation>没有客户的行记到…（例如：散客）</translation>
    </message>
    <message>
        <source>Rows that would be refused</source>
        <translation>会被拒绝的行</translation>
    </message>
    <message>
        <source>No row is refused.</source>
        <translation>没有被拒绝的行。</translation>
    </message>
    <message>
        <source>Rows that would be refused, and why</source>
        <translation>会被拒绝的行和原因</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Preparing the pages…</source>
        <translation>正在准备页面…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Pages: {count}</source>
        <translation>共 {count} 页</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the pages as PDF instead.</source>
        <translation>这台电脑没有安装打印机。可以先另存为 PDF。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>… and {count} more</source>
        <translation>……还有 {count} 条</translation>
    </message>
</context>
<context>
    <name>ProductsTab</name>
    <message>
        <source>New product</source>
        <translation>新增商品</translation>
    </message>
</context>
<context>
    <name>RatesPage</name>
    <message>
        <source>Returns rate by</source>
        <translation>退货率分类</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>In all {back} of {sold} came back: {rate}</source>
        <translation>合计销售 {sold}，退回 {back}，退货率 {rate}</translation>
    </message>
    <message>
        <source>Returns rate in %, {by}</source>
        <translation>退货率（%），{by}</translation>
    </message>
    <message>
        <source>Returns rate</source>
        <translation>退货率</translation>
    </message>
</context>
<context>
    <name>RebatesPanel</name>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Open the scheme</source>
        <translation>打开方案</translation>
    </message>
    <message>
        <source>{scheme} ({period})</source>
        <translation>{scheme}（{period}）</translation>
    </message>
    <message>
        <source>Goods balance</source>
        <translation>货补余额</translation>
    </message>
    <message>
        <source>{basis}, entitled to {pays}</source>
        <translation>已达 {basis}，应返 {pays}</translation>
    </message>
    <message>
        <source>settled {settled}, due {due}</source>
        <translation>已结 {settled}，本次应付 {due}</translation>
    </message>
    <message>
        <source>on track for {pays}</source>
        <translation>预计全期 {pays}</translation>
    </message>
    <message>
        <source>the highest tier is reached</source>
        <translation>已到最高档</translation>
    </message>
    <message>
        <source>{gap} to go by {day}, adds {gain}</source>
        <translation>还差 {gap}（{day} 前），再得 {gain}</translation>
    </message>
</context>
<context>
    <name>RebatesTab</name>
    <message>
        <source>The scheme that you typed is not saved yet.</source>
        <translation>您改的方案还没有保存。</translation>
    </message>
    <message>
        <source>Leave it unsaved</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>条款文字</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>签约前试算</translation>
    </message>
    <message>
        <source>Who is on it</source>
        <translation>谁在方案上</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>结算单</translation>
    </message>
    <message>
        <source>New scheme</source>
        <translation>新方案</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>填写的内容还没有保存。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>* must be filled in</source>
        <translation>* 必填</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Export what I see…</source>
        <translation>导出看到的内容…</translation>
    </message>
    <message>
        <source>Print what I see…</source>
        <translation>打印看到的内容…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>显示哪些列</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Imported. It can be undone as a whole, now or later.</source>
        <translation>导入完成。现在或以后都可以整批撤销。</translation>
    </message>
    <message>
        <source>The import was undone.</source>
        <translation>导入已撤销。</translation>
    </message>
</context>
<context>
    <name>ReturnsPanel</name>
    <message>
        <source>Returns</source>
        <translation>退换货</translation>
    </message>
    <message>
        <source>New return…</source>
        <translation>新退货…</translation>
    </message>
    <message>
        <source>New exchange…</source>
        <translation>新换货…</translation>
    </message>
    <message>
        <source>Own rules…</source>
        <translation>单独的政策…</translation>
    </message>
    <message>
        <source>Cap left this quarter</source>
        <translation>本季额度还剩</translation>
    </message>
    <message>
        <source>Returns rate, 12 months</source>
        <translation>近12个月退货率</translation>
    </message>
    <message>
        <source>Slow mover</source>
        <translation>滞销品</translation>
    </message>
    <message>
        <source>{product}: last bought {day}, {quantity}, {value}</source>
        <translation>{product}：最后进货 {day}，{quantity}，{value}</translation>
    </message>
</context>
<context>
    <name>ReturnsTab</name>
    <message>
        <source>Orders</source>
        <translation>退换货单</translation>
    </message>
    <message>
        <source>Claims on the manufacturer</source>
        <translation>厂家核销</translation>
    </message>
    <message>
        <source>Slow movers</source>
        <translation>滞销品</translation>
    </message>
    <message>
        <source>Returns rate</source>
        <translation>退货率</translation>
    </message>
    <message>
        <source>New return</source>
        <translation>新退货</translation>
    </message>
    <message>
        <source>New exchange</source>
        <translation>新换货</translation>
    </message>
    <message>
        <source>Policy…</source>
        <translation>退换货政策…</translation>
    </message>
</context>
<context>
    <name>RunningWork</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>SalesPanel</name>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Bought most in the last 12 months</source>
        <translation>近12个月买得最多的</translation>
    </message>
    <message>
        <source>Balance owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>最近进货</translation>
    </message>
    <message>
        <source>{day} ({days} days ago)</source>
        <translation>{day}（{days} 天前）</translation>
    </message>
    <message>
        <source>Net, last 90 days</source>
        <translation>近90天净额</translation>
    </message>
    <message>
        <source>Average order</source>
        <translation>平均每单</translation>
    </message>
    <message>
        <source>cs</source>
        <translation>箱</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Narrow the list first, then keep that under a name here.</source>
        <translation>先筛选列表，再在这里给它起个名字存起来。</translation>
    </message>
    <message>
        <source>Keep the present filter as… (Enter)</source>
        <translation>把现在的筛选存为…（回车）</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>筛选的名字</translation>
    </message>
</context>
<context>
    <name>SchemeEditor</name>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save scheme</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Something is settled on this scheme, so its terms stay. Copy it to change them.</source>
        <translation>这个方案已有结算，条款不能再改。要改请先复制。</translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>Export what I see</source>
        <translation>导出看到的内容</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Company and people</source>
        <translation>公司和人员</translation>
    </message>
    <message>
        <source>Rules of the house</source>
        <translation>公司规则</translation>
    </message>
    <message>
        <source>Print the rules…</source>
        <translation>打印规则…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SettleDeeds</name>
    <message>
        <source>Settlement of {scheme}, preview</source>
        <translation>{scheme}结算预览</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Reverse settlement {number} by a further one? The paper that was printed stays.</source>
        <translation>要用一张新单冲销结算单 {number} 吗？已打印的原单不变。</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不冲销</translation>
    </message>
    <message>
        <source>Rebate settlements.xlsx</source>
        <translation>返利结算.xlsx</translation>
    </message>
    <message>
        <source>Export settlements</source>
        <translation>导出结算单</translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Preparing the sample company</source>
        <translation>正在准备示例公司</translation>
    </message>
</context>
<context>
    <name>SlowPage</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Not bought for at least</source>
        <translation>至少多少天没进货</translation>
    </message>
    <message>
        <source>Start an exchange from this</source>
        <translation>用它开换货单</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>⚠ {age}</source>
        <translation>⚠ {age}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Last backup: today {time}</source>
        <translation>上次备份：今天 {time}</translation>
    </message>
    <message>
        <source>Last backup: yesterday</source>
        <translation>上次备份：昨天</translation>
    </message>
    <message>
        <source>Last backup: {days} days ago</source>
        <translation>上次备份：{days} 天前</translation>
    </message>
</context>
<context>
    <name>TableFooter</name>
    <message>
        <source>Totals of the selection</source>
        <translation>所选行的合计</translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s)</source>
        <translation>
            <numerusform>共 {count} 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>已选 {count} 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns as delivered</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>TierEditor</name>
    <message>
        <source>Tiers</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>Add a tier</source>
        <translation>加一档</translation>
    </message>
    <message>
        <source>Remove the tier</source>
        <translation>删这一档</translation>
    </message>
    <message>
        <source>From ({unit})</source>
        <translation>起点（{unit}）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Rate %</source>
        <translation>返点%</translation>
    </message>
    <message>
        <source>Per unit</source>
        <translation>每单位</translation>
    </message>
    <message>
        <source>Fixed sum</source>
        <translation>固定金额</translation>
    </message>
    <message>
        <source>“{words}” is not a number.</source>
        <translation>“{words}”不是数字。</translation>
    </message>
    <message>
        <source>There is a tier from {start} already.</source>
        <translation>已经有起点是 {start} 的一档了。</translation>
    </message>
    <message>
        <source>{rate}% is not between 0% and 100%: check it.</source>
        <translation>{rate}% 不在 0% 到 100% 之间，请检查。</translation>
    </message>
    <message>
        <source>{start} and more</source>
        <translation>{start} 以上</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Bring workbooks in</source>
        <translation>把表格导进来</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save as a workbook</source>
        <translation>导出成表格</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print this page&apos;s paper</source>
        <translation>打印本页的单据</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a customer, a product, a document</source>
        <translation>查找客户、商品、单据</translation>
    </message>
</context>
<context>
    <name>UndoMenu</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{verb}: {deed}</source>
        <translation>{verb}：{deed}</translation>
    </message>
</context>
<context>
    <name>VisitsPanel</name>
    <message>
        <source>Visits and promises</source>
        <translation>拜访和承诺</translation>
    </message>
    <message>
        <source>Note a promise…</source>
        <translation>记一条承诺…</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>{what} · OVERDUE since {day}</source>
        <translation>{what} · 已过期，应于 {day}</translation>
    </message>
    <message>
        <source>{what} · due {day}</source>
        <translation>{what} · 应于 {day}</translation>
    </message>
</context>
<context>
    <name>VisitsTab</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>All reps</source>
        <translation>全部业务员</translation>
    </message>
    <message>
        <source>Visit sheets {day}</source>
        <translation>拜访表 {day}</translation>
    </message>
    <message>
        <source>Blank visit cards</source>
        <translation>空白拜访卡</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Blank cards…</source>
        <translation>空白卡…</translation>
    </message>
    <message>
        <source>Print visit sheets…</source>
        <translation>打印拜访表…</translation>
    </message>
    <message>
        <source>All routes (double-click to set the weekdays)</source>
        <translation>全部线路（双击设定星期几走）</translation>
    </message>
    <message>
        <source>Edit route</source>
        <translation>修改线路</translation>
    </message>
    <message numerus="yes">
        <source>%n active customer(s) on no route.</source>
        <translation>
            <numerusform>有 %n 个合作客户不在任何线路上。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>Year of the sales</source>
        <translation>哪一年的销售</translation>
    </message>
    <message>
        <source>Another customer…</source>
        <translation>再加一个客户…</translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation>再加一个客户</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Whole amount</source>
        <translation>全额</translation>
    </message>
    <message>
        <source>By slices</source>
        <translation>超额（分段）</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Real basis</source>
        <translation>实际依据</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>即</translation>
    </message>
    <message>
        <source>Whole, as sold</source>
        <translation>全额·实销</translation>
    </message>
    <message>
        <source>Slices, as sold</source>
        <translation>分段·实销</translation>
    </message>
    <message>
        <source>Whole, target met</source>
        <translation>全额·达标</translation>
    </message>
    <message>
        <source>Slices, target met</source>
        <translation>分段·达标</translation>
    </message>
    <message>
        <source>Nobody is on the scheme yet: type a customer above.</source>
        <translation>方案上还没有人：请在上面输入一个客户。</translation>
    </message>
    <message>
        <source>Sales of {year} as they were. Payment speed is counted in full.</source>
        <translation>按 {year} 年的真实销售计算；回款系数按 100% 计。</translation>
    </message>
    <message>
        <source>{percent} of that year</source>
        <translation>该年的 {percent}</translation>
    </message>
    <message>
        <source>There is no such customer.</source>
        <translation>没有这个客户。</translation>
    </message>
    <message>
        <source>Sales of</source>
        <translation>销售年度</translation>
    </message>
</context>
</TS>
